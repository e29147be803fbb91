"""The WSGI application that any server of the kind can serve."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "athletics.settings")
application = get_wsgi_application()
