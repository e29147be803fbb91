"""All settings, from the environment; the defaults serve one machine with SQLite.

DATABASE_URL     postgres://user:password@host/name (default: SQLite in VAR_DIR)
VAR_DIR          where the database, the secret key and collected files live (default: var/)
SECRET_KEY       default: made once and kept in VAR_DIR
HTTPS            1 (default) redirects to https and marks cookies secure; 0 for a bare local server
ALLOWED_HOSTS    comma-separated (default: this machine)
SITE_ADDRESS     the public address, for canonical links (default: as requested)
ADMIN_PATH       where the editors' desk stands (default: admin)
SECOND_FACTOR    1 (default with HTTPS) lets staff enter the desk with a second factor only
QUERY_SECONDS    how long the database may work for one page (default: 10; 0: no limit)
DEBUG            0 (default)
CORRECTIONS_AN_HOUR, CORRECTIONS_A_DAY   how many one sender may send (default: 5, 20; 0: no limit)
CLIENT_ADDRESS_HEADER                    behind a proxy, the header in which it names the sender:
                                         X-Forwarded-For (default: none, the connection tells)
"""

from datetime import timedelta
from pathlib import Path

from django.core.management.utils import get_random_secret_key
from environs import Env

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))
FIXTURES = BASE_DIR / "fixtures"


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
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "athletics.pages.policies.set_policies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "athletics.pages.privacy.keep_private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "athletics.pages.limits.Limits",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
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
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA mmap_size=268435456; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_REDIRECT_URL
# Guesses at a code count here. Of passwords, those of many addresses at one account: axes comes
# first where one address does it.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,10/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "The athletics archive"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

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

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
