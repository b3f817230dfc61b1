// After a refused form the summary of faults gets the focus, so that it is read first.
document.querySelector(".summary[role=alert]")?.focus();
