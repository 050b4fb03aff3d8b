"""The addresses and the claims of the provider of tests; imported by Django only."""

from typing import Any

from django.contrib.auth.views import LoginView
from django.urls import include, path
from oauth2_provider.oauth2_validators import OAuth2Validator

urlpatterns = [path("o/", include("oauth2_provider.urls")), path("login", LoginView.as_view())]


class WithGroups(OAuth2Validator):
    """ID tokens that say a person's name and groups."""

    oidc_claim_scope = None

    def get_additional_claims(self, request: Any) -> dict[str, object]:
        groups = list(request.user.groups.values_list("name", flat=True))
        return {"name": request.user.first_name, "groups": groups}
