"""Django's settings, all from config.env and the library's folder."""

from pathlib import Path

from csp.constants import NONE, SELF

from fanlight.config import env
from fanlight.kernel.ids import new_token
from fanlight.kernel.library import find_library

PACKAGE = Path(__file__).resolve().parent.parent
LIBRARY = find_library()
DEBUG = env.read("FANLIGHT_DEBUG")
# Reading the settings makes no library: without one (a type checker, `--help`) nothing is signed that lasts.
SECRET_KEY = LIBRARY.secret_key() if LIBRARY.root.is_dir() else new_token()
HTTPS = env.read("FANLIGHT_HTTPS")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.read("FANLIGHT_HOSTS")]

INSTALLED_APPS = [
    "fanlight.changes",
    "fanlight.accounts",
    "fanlight.tags",
    "fanlight.works",
    "fanlight.reading",
    "fanlight.imports",
    "fanlight.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
]
MIDDLEWARE = [
    "fanlight.web.middleware.privacy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fanlight.web.middleware.Compression",
    "csp.middleware.CSPMiddleware",
    "fanlight.web.middleware.hosts",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fanlight.web.middleware.SignIn",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "fanlight.web.middleware.viewer",
    "fanlight.web.middleware.errors",
]
ROOT_URLCONF = "fanlight.config.urls"
WSGI_APPLICATION = "fanlight.config.wsgi.application"
DATABASES = {"default": env.database(env.read("FANLIGHT_DATABASE_URL"), str(LIBRARY.database))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                ("django.template.loaders.filesystem.Loader", [PACKAGE / "web" / "templates"]),
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": ["template_partials.templatetags.partials"],
            "libraries": {"partials": "template_partials.templatetags.partials"},  # its app would load Django's admin
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fanlight.web.looks.context",
            ],
        },
    }
]

# Who may come in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
ACCOUNT_ADAPTER = "fanlight.web.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
# Slow enough for a guesser, wide enough that a stranger's wrong names do not shut the others out for long.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,10/m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0  # behind a proxy everybody would seem to come from it
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
SESSION_COOKIE_AGE = 90 * 24 * 60 * 60  # seconds
SESSION_COOKIE_NAME = "fanlight_session"
CSRF_COOKIE_NAME = "fanlight_csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS] if HTTPS else []

# What a page may do: nothing inline, nothing from elsewhere
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "fanlight.web.errors.csrf_failure"

# Files
STATIC_SOURCE = PACKAGE / "web" / "static"
STATIC_URL = "static/"
STATIC_ROOT = LIBRARY.cache / "static"
_HASHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _PLAIN if DEBUG else _HASHED},
}
WHITENOISE_USE_FINDERS = DEBUG
DATA_UPLOAD_MAX_NUMBER_FILES = 10_000  # a form without script sends a whole folder at once
FILE_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
FILE_UPLOAD_HANDLERS = ["fanlight.web.uploads.UploadHandler"]
FILE_UPLOAD_TEMP_DIR = str(LIBRARY.incoming)

# Language and time
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]  # a translation in LOCALE_PATHS adds its line
USE_I18N = True
USE_TZ = True
# Books by mail
globals().update(env.mail(env.read("FANLIGHT_SMTP"), env.read("FANLIGHT_MAIL_FROM")))

TIME_ZONE = env.read("FANLIGHT_TIME_ZONE")
LOCALE_PATHS = [PACKAGE / "web" / "locale"]

FANLIGHT_OPEN = env.read("FANLIGHT_OPEN")
FANLIGHT_REFUSE = env.read("FANLIGHT_REFUSE")
FANLIGHT_HOLD = env.read("FANLIGHT_HOLD")
FANLIGHT_READERS = env.read("FANLIGHT_READERS")
FANLIGHT_WATCH = env.read("FANLIGHT_WATCH")
FANLIGHT_WATCH_REST = env.read("FANLIGHT_WATCH_REST")
FANLIGHT_WATCH_EVERY = env.read("FANLIGHT_WATCH_EVERY")
FANLIGHT_TRASH_DAYS = env.read("FANLIGHT_TRASH_DAYS")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"fanlight": {"level": "INFO"}, "django.server": {"level": "ERROR"}},
}
