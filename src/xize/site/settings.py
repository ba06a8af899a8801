"""Django's settings; everything an operator may choose comes from the environment.

`XIZE_HOME`      folder of embedded data (default: in the user's data folder)
`DATABASE_URL`   `postgresql://…` selects PostgreSQL; without it SQLite in `XIZE_HOME`
`XIZE_HOSTS`     host names the site answers to, separated by commas (default: this machine only)
`XIZE_HTTPS`     cookies over HTTPS only (default: yes once `XIZE_HOSTS` names another machine)
`XIZE_PROXY`     yes behind a proxy that sets `X-Forwarded-Proto` itself
`XIZE_DEBUG`     Django's debug pages; never on a machine that others reach
`XIZE_DEMO`      the sign-in page lists the demo organisation's people
`XIZE_MAIL`      where mail goes: `smtp+tls://user:password@host:587` (default: this machine, 25)
`XIZE_MAIL_FROM` the sender of mail; without it nothing is sent
`XIZE_ADDRESS`   the site's address in messages, `https://xize.example`
`XIZE_ORGANISATION` name of the organisation, as it stands on what is printed and on its seal
`XIZE_BLOBS`     where files are kept: a folder, or `s3://bucket/prefix?endpoint=…` (default: in
                 `XIZE_HOME`); `XIZE_BLOBS_VERIFY` compares their hash at every reading
`XIZE_UPLOAD_…`  what uploads may be (`documents/safety/policy.py`)
`XIZE_SCAN`      the virus scanner: `clamd://host:3310`, `clamd:///run/clamd.sock`, `command:…`;
                 `XIZE_SCAN_REQUIRED` no: files pass while it does not answer
`XIZE_TIME_ZONE` zone in which pages show instants (default: Asia/Shanghai)
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

from xize.site.database import database
from xize.site.home import home_folder, secret_key

PACKAGE = Path(__file__).resolve().parent.parent
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]

env = environ.Env()

XIZE_HOME = home_folder(env.str("XIZE_HOME", default=""))
XIZE_DEMO = env.bool("XIZE_DEMO", default=False)
XIZE_ORGANISATION = env.str("XIZE_ORGANISATION", default="")
XIZE_TIME_ZONE = env.str("XIZE_TIME_ZONE", default="Asia/Shanghai")

SECRET_KEY = secret_key(XIZE_HOME)
DEBUG = env.bool("XIZE_DEBUG", default=False)
ALLOWED_HOSTS = env.list("XIZE_HOSTS", default=LOOPBACK)

# ---- what is installed -----------------------------------------------------------------------

XIZE_APPS: tuple[str, ...] = (
    "xize.jobs",
    "xize.ledger",
    "xize.people",
    "xize.rulebook",
    "xize.documents",
    "xize.notices",
    "xize.writing",
    "xize.projects",
    "xize.registers",
    "xize.search",
    "xize.archive",
    "xize.web",
)
"""Our own apps, lowest layer first; a new app is added here and nowhere else."""

INSTALLED_APPS = [
    *XIZE_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "xize.web.middleware.ActorMiddleware",
    "xize.web.middleware.AccessMiddleware",
    "xize.web.errors.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it answers for a sign-in that was locked out
]

ROOT_URLCONF = "xize.site.urls"
WSGI_APPLICATION = "xize.site.wsgi.application"
AUTH_USER_MODEL = "people.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted((PACKAGE / "web").glob("*/templates")),  # a folder for each screen
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "xize.web.context.shell",
            ]
        },
    }
]

# ---- data ------------------------------------------------------------------------------------

DATABASES = {"default": database(env.str("DATABASE_URL", default=""), XIZE_HOME)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # see xize.jobs
MEDIA_ROOT = XIZE_HOME / "files"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 40_000  # a table of 2,000 rows is one request

XIZE_BLOBS = env.str("XIZE_BLOBS", default="")
XIZE_BLOBS_VERIFY = env.bool("XIZE_BLOBS_VERIFY", default=False)

XIZE_UPLOAD_KINDS = env.str("XIZE_UPLOAD_KINDS", default="")
XIZE_UPLOAD_LIMIT_MB = env.int("XIZE_UPLOAD_LIMIT_MB", default=50)
XIZE_UPLOAD_MACROS = env.str("XIZE_UPLOAD_MACROS", default="refuse")
XIZE_UPLOAD_ENCRYPTED = env.str("XIZE_UPLOAD_ENCRYPTED", default="refuse")
XIZE_UPLOAD_FILES = env.int("XIZE_UPLOAD_FILES", default=50)
XIZE_SUBMISSION_LIMIT_MB = env.int("XIZE_SUBMISSION_LIMIT_MB", default=200)
XIZE_PROJECT_LIMIT_MB = env.int("XIZE_PROJECT_LIMIT_MB", default=20_000)
XIZE_SCAN = env.str("XIZE_SCAN", default="")
XIZE_SCAN_REQUIRED = env.bool("XIZE_SCAN_REQUIRED", default=True)

# ---- mail ------------------------------------------------------------------------------------

XIZE_MAIL_FROM = env.str("XIZE_MAIL_FROM", default="")
XIZE_ADDRESS = env.str("XIZE_ADDRESS", default="").rstrip("/")

_mail = env.email_url("XIZE_MAIL", default="smtp://localhost:25")
EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"], _mail["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.get("EMAIL_USE_TLS", False), _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20

# ---- language and time -----------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "UTC"  # instants are UTC everywhere; only templates turn them into XIZE_TIME_ZONE
USE_TZ = True

# ---- static files ----------------------------------------------------------------------------

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # served from the installed package, no collecting step
WHITENOISE_AUTOREFRESH = DEBUG

# ---- who is let in ---------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "xize.web.sign_in.views.locked_out"
CSRF_FAILURE_VIEW = "xize.web.errors.views.csrf_failed"
LOGIN_URL = "sign-in"

HTTPS = env.bool("XIZE_HTTPS", default=not set(ALLOWED_HOSTS) <= set(LOOPBACK))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("XIZE_PROXY", default=False) else None
)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],  # Tabler draws check marks and arrows from data: addresses
        "object-src": [NONE],
    }
}

# ---- logs ------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "pyhanko": {"level": "CRITICAL"},  # what a damaged seal is worth is an answer, not a log
        "pyhanko_certvalidator": {"level": "CRITICAL"},
        "django.request": {"level": "ERROR"},  # a missing page is no event of the site
    },
}
