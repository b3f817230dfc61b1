"""Where does this zone stand, what is it strong in, and what contributes?"""

from __future__ import annotations

from flask import render_template

from bridge.domain.account import Role
from bridge.services import zones
from bridge.web.access import may, the_actor
from bridge.web.zone import pages


@pages.get("/")
@may(Role.ZONE_MANAGER)
def overview() -> str:
    """Two lenses, vision, ambitions, interventions, funnel."""
    return render_template("pages/zone/overview.html", zone=zones.my_zone(the_actor()))
