// What every page gets: small helps that pages work without.
import "./summary.js";
import "./progress.js";
import "./palette.js";
import "./keys.js";
import "./menus.js";
import "./suggestions.js";
import "./choose.js";
