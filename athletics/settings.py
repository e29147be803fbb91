"""All settings, from the environment; the defaults serve one machine with SQLite.

DATABASE_URL     postgres://user:password@host/name (default: SQLite in VAR_DIR)
PGOPTIONS        what PostgreSQL's own programs read: -c lock_timeout=5s
CACHE_URL        redis://host:6379/0, one cache for all workers (default: each one's memory)
VAR_DIR          where the database, the secret key and collected files live (default: var/)
PAGE_CACHE       1 (default) keeps public pages; 0 makes each anew for every request
KEEP_COUNTS      1 (default) keeps what long lists count and the finder offers; 0 does neither
STATIC_ROOT      where collected files live instead
SECRET_KEY       default: made once and kept in VAR_DIR
HTTPS            1 (default) redirects to https and marks cookies secure; 0 for a bare local server
ALLOWED_HOSTS    comma-separated (default: this machine)
SITE_ADDRESS     the public address, for canonical links (default: as requested)
ADMIN_PATH       where the editors' desk stands (default: admin)
SECOND_FACTOR    1 (default with HTTPS) lets staff enter the desk with a second factor only
QUERY_SECONDS    how long the database may work for one page (default: 10; 0: no limit)
DEBUG            0 (default)
READ_ONLY        1 lets everything be read and nothing be written (default: 0)
LOG_FORMAT       text (default) or json: one object a line
LOG_LEVEL        of the archive's own lines (default: WARNING); INFO writes one for each request
METRICS_PATH     where Prometheus reads its figures (default: nowhere)
METRICS_TOKEN    what it must send as Authorization: Bearer …; needed with METRICS_PATH
CORRECTIONS_AN_HOUR, CORRECTIONS_A_DAY   how many one sender may send (default: 5, 20; 0: no limit)
CLIENT_ADDRESS_HEADER                    behind a proxy, the header in which it names the sender:
                                         X-Forwarded-For (default: none, the connection tells)
"""

from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from environs import Env
from whitenoise.compress import Compressor

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))
FIXTURES = BASE_DIR / "fixtures"
DOWNLOADS_DIR = VAR_DIR / "downloads"


def kept_secret_key() -> str:
    """The key in VAR_DIR, made on first use, readable by its owner alone."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


DEBUG = env.bool("DEBUG", False)
HTTPS = env.bool("HTTPS", True)
SECRET_KEY = env.str("SECRET_KEY", "") or kept_secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
SITE_ADDRESS = env.str("SITE_ADDRESS", "").rstrip("/")
ADMIN_PATH = env.str("ADMIN_PATH", "admin").strip("/")
READ_ONLY = env.bool("READ_ONLY", False)
METRICS_PATH = env.str("METRICS_PATH", "").strip("/")
METRICS_TOKEN = env.str("METRICS_TOKEN", "")
if METRICS_PATH and len(METRICS_TOKEN) < 16:
    raise ImproperlyConfigured("METRICS_PATH needs a METRICS_TOKEN of at least 16 characters")
QUERY_SECONDS = env.float("QUERY_SECONDS", 10)

INSTALLED_APPS = [
    "athletics",
    "athletics.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_filters",
    "django_htmx",
    "csp",
    "simple_history",
    "import_export",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "athletics.pages.health.answer_probes",
    "athletics.pages.request_log.log_requests",
    "django.middleware.security.SecurityMiddleware",
    "athletics.pages.policies.set_policies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "athletics.api.answers.open_to_all",
    "athletics.pages.page_cache.keep_pages",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "athletics.pages.privacy.keep_private",
    "athletics.pages.unavailable.Unavailable",
    "athletics.api.answers.revalidated",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "athletics.pages.read_only.refuse_writes",
    "athletics.pages.limits.Limits",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
if METRICS_PATH:
    MIDDLEWARE.insert(0, "django_prometheus.middleware.PrometheusBeforeMiddleware")
    MIDDLEWARE.append("django_prometheus.middleware.PrometheusAfterMiddleware")
ROOT_URLCONF = "athletics.urls"
WSGI_APPLICATION = "athletics.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "builtins": ["athletics.templatetags.archive"],
            "context_processors": [
                "athletics.pages.context.page",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.request",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    },
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'archive.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file that goes away while it serves must be missed, not made anew without a table.
    if (file := Path(DATABASES["default"]["NAME"]).absolute()).exists():
        DATABASES["default"]["NAME"] = f"{file.as_uri()}?mode=rw"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "DEFERRED" if READ_ONLY else "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA mmap_size=268435456; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;"
        + (" PRAGMA query_only=ON;" if READ_ONLY else ""),
    }
else:
    # One that does not answer is given up, not waited for; a replica is read as it is. Search finds
    # a misspelt word by the trigrams that it shares: "vlodarchik" has 0.22 of those of Włodarczyk.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
    # What PGOPTIONS has would not be read beside these.
    DATABASES["default"]["OPTIONS"]["options"] = " ".join(
        [
            env.str("PGOPTIONS", ""),
            "-c pg_trgm.similarity_threshold=0.2",
            "-c default_transaction_read_only=on" if READ_ONLY else "",
        ]
    ).strip()
# Opening it costs more than most pages do; one that broke is closed (see archive_version).
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PAGE_CACHE = env.bool("PAGE_CACHE", True)
KEEP_COUNTS = env.bool("KEEP_COUNTS", True)
CACHE_URL = env.str("CACHE_URL", "")
_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
# Apart from the default one, which holds the limits: a full cache forgets some of what it has.
_COUNTS = {**_MEMORY, "LOCATION": "counts", "OPTIONS": {"MAX_ENTRIES": 1000}}
_REDIS = {
    "BACKEND": "django.core.cache.backends.redis.RedisCache",
    "LOCATION": CACHE_URL,
    "KEY_PREFIX": "athletics",
    # A cache that does not answer at once is done without.
    "OPTIONS": {"socket_timeout": 0.25, "socket_connect_timeout": 0.25},
}
CACHES = {
    "default": _REDIS if CACHE_URL else _MEMORY,
    "counts": _REDIS if CACHE_URL else _COUNTS,
}

# Accounts. Nobody makes one for themselves: `manage.py make_editor` does.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = f"/{ADMIN_PATH}/"

# Five wrong passwords for one account from one address close it to that address for a while;
# everybody else may go on trying to remember theirs.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "athletics.admin.sign_in.name_of"
AXES_CLIENT_IP_CALLABLE = "athletics.pages.sender.sender_of"
AXES_LOCKOUT_CALLABLE = "athletics.admin.sign_in.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# The second factor: a code from an app, or a passkey; recovery codes for the day both are lost.
SECOND_FACTOR = env.bool("SECOND_FACTOR", HTTPS)
ACCOUNT_ADAPTER = "athletics.admin.sign_in.DeskAccounts"
ACCOUNT_FORMS = {"login": "athletics.admin.sign_in_form.DeskLoginForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_REDIRECT_URL
# Guesses at a code count here. Of passwords, those of many addresses at one account: axes comes
# first where one address does it.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,10/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "The athletics archive"
# A code that changed while it was typed is still taken, as RFC 6238 advises (5.2).
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Source maps of third parties are large, and nobody but a developer's browser asks for them.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

# The limit by rate of /corrections/new/. Only a header that a proxy of yours always sets is safe:
# anybody can send any other.
CORRECTIONS_AN_HOUR = env.int("CORRECTIONS_AN_HOUR", 5)
CORRECTIONS_A_DAY = env.int("CORRECTIONS_A_DAY", 20)
CLIENT_ADDRESS_HEADER = env.str("CLIENT_ADDRESS_HEADER", "")

# Safety. `make check` runs the deploy check with HTTPS=1.
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": [],
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    },
}

# Tables taken from the desk and brought to it.
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
IMPORT_EXPORT_SKIP_ADMIN_LOG = True  # a changeset tells it better
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"

# The API: read-only, for everybody, JSON alone.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "athletics.api.negotiation.AlwaysJson",
    "DEFAULT_FILTER_BACKENDS": ["athletics.api.parameters.Filters"],
    "DEFAULT_SCHEMA_CLASS": "athletics.api.schema.Schema",
    "EXCEPTION_HANDLER": "athletics.api.errors.problem",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "The athletics archive",
    "DESCRIPTION": "Championships of athletics since 1896: results, medals, upsets, with the "
    "source of each value. Read-only; what is not held is null or absent, never invented.",
    "VERSION": "1",
    "LICENSE": {"name": "ODbL 1.0", "url": "https://opendatacommons.org/licenses/odbl/1-0/"},
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": [],
    "SERVE_AUTHENTICATION": [],
    "POSTPROCESSING_HOOKS": ["athletics.api.schema.add_error"],
}

LOG_FORMAT = env.str("LOG_FORMAT", "text")
LOG_LEVEL = env.str("LOG_LEVEL", "WARNING").upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"numbered": {"()": "athletics.pages.request_log.Numbered"}},
    "formatters": {
        "text": {"format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"},
        "json": {"()": "athletics.pages.request_log.JsonLines"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["numbered"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "athletics": {"level": LOG_LEVEL},
        # Faults of ours with their traceback; what readers ask wrongly stands in the requests.
        "django.request": {"level": "ERROR"},
    },
}
