"""Django's settings for the review pages, made from the configuration."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from register.reviewers.access import Role

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SignOn:
    """One OpenID Connect provider: Microsoft Entra, Google or another."""

    id: str
    name: str
    server_url: str
    client_id: str
    secret: str = field(repr=False)
    own_domains: tuple[str, ...] = ()  # whose addresses are believed though not said verified


@dataclass(frozen=True, slots=True)
class Pages:
    """How the pages are served. `hosts`: the names they answer to."""

    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    is_https: bool = False  # cookies then travel over TLS alone
    idle: timedelta = timedelta(minutes=30)
    longest: timedelta = timedelta(hours=10)
    second_factor: frozenset[Role] = frozenset({Role.DPO, Role.TRUST_LEAD})
    sign_on: tuple[SignOn, ...] = ()


def page_apps() -> tuple[str, ...]:
    """Django applications that only the pages need."""
    return (
        "django.contrib.messages",
        "django.contrib.staticfiles",
        "django.forms",
        "register.web",
        "allauth",
        "allauth.account",
        "allauth.mfa",
        "allauth.usersessions",
        "allauth.socialaccount",
        "allauth.socialaccount.providers.openid_connect",
    )


def page_settings(pages: Pages) -> dict[str, Any]:
    """Addresses, templates, middleware, sessions, sign-in and headers."""
    return {
        "ALLOWED_HOSTS": list(pages.hosts),
        "ROOT_URLCONF": "register.web.urls",
        "MIDDLEWARE": _MIDDLEWARE,
        "TEMPLATES": [_TEMPLATES],
        "FORM_RENDERER": "django.forms.renderers.TemplatesSetting",
        "STATIC_URL": "/static/",
        "WHITENOISE_USE_FINDERS": True,
        "WHITENOISE_ALLOW_ALL_ORIGINS": False,
        "LANGUAGE_CODE": "en-gb",
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
        **_session(pages),
        **_sign_in(pages),
        **_headers(pages),
    }


_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "register.web.entry.gate.Gate",
]

_TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [str(_HERE / "templates")],
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
            "register.web.navigation.navigation",
        ],
        "builtins": ["register.web.words"],
        "libraries": {"sign_in_words": "register.web.entry.sign_in_words"},
    },
}


def _session(pages: Pages) -> dict[str, Any]:
    return {
        "SESSION_ENGINE": "register.web.entry.sealed_session",
        "SESSION_COOKIE_AGE": int(pages.longest.total_seconds()),
        "SESSION_ABSOLUTE_AGE": int(pages.longest.total_seconds()),
        "SESSION_IDLE_AGE": int(pages.idle.total_seconds()),  # both kept by the gate
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": False,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",  # single sign-on comes back from another site
        "SESSION_COOKIE_SECURE": pages.is_https,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_SECURE": pages.is_https,
        "CSRF_FAILURE_VIEW": "register.web.entry.failures.csrf_failure",
    }


def _sign_in(pages: Pages) -> dict[str, Any]:
    return {
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
            for name, options in (
                ("MinimumLengthValidator", {"min_length": 12}),
                ("CommonPasswordValidator", {}),
                ("NumericPasswordValidator", {}),
            )
        ],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "/",
        "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        "ACCOUNT_ADAPTER": "register.web.entry.sign_in.ClosedAccounts",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_USER_MODEL_EMAIL_FIELD": None,
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/account/login/",
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_RATE_LIMITS": {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"},
        "MFA_ADAPTER": "register.web.entry.sign_in.SecondFactors",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_TOTP_ISSUER": "pupilguard",
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not pages.is_https,
        "USERSESSIONS_TRACK_ACTIVITY": False,
        "SECOND_FACTOR_ROLES": frozenset(role.value for role in pages.second_factor),
        "SOCIALACCOUNT_ADAPTER": "register.web.entry.sign_in.KnownPeople",
        "SOCIALACCOUNT_AUTO_SIGNUP": False,
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "SOCIALACCOUNT_PROVIDERS": {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [
                    {
                        "provider_id": sign_on.id,
                        "name": sign_on.name,
                        "client_id": sign_on.client_id,
                        "secret": sign_on.secret,
                        "settings": {
                            "server_url": sign_on.server_url,
                            "verified_email": list(sign_on.own_domains),
                        },
                    }
                    for sign_on in pages.sign_on
                ],
            }
        },
    }


def _headers(pages: Pages) -> dict[str, Any]:
    own = "'self'"
    return {
        "CONTENT_SECURITY_POLICY": {
            "DIRECTIVES": {
                "default-src": ["'none'"],
                "script-src": [own],
                "style-src": [own],
                "img-src": [own, "data:"],
                "font-src": [own],
                "connect-src": [own],
                # The answer to a form of ours sends people on to their provider.
                "form-action": [own, *(_origin(sign_on.server_url) for sign_on in pages.sign_on)],
                "frame-ancestors": ["'none'"],
                "base-uri": ["'none'"],
            }
        },
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_HSTS_SECONDS": 31_536_000 if pages.is_https else 0,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if pages.is_https else None,
    }


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
