# The archive as an image: docker build --tag athletics-archive .
# It runs as nobody in particular, needs no writable root, and keeps nothing: the record stands in
# the PostgreSQL that DATABASE_URL names.
FROM python:3.11-slim-bookworm AS base
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

FROM base AS build
WORKDIR /srv/archive
COPY requirements.txt .
RUN python -m venv /opt/venv && \
    pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt
COPY manage.py ./
COPY athletics athletics
COPY static static
COPY templates templates
COPY fixtures fixtures
# Neither is the key of the archive nor does the database stay: both serve this step alone.
RUN SECRET_KEY=unused DATABASE_URL=sqlite:// STATIC_ROOT=/srv/archive/collected \
        python manage.py collectstatic --noinput --verbosity 0 && \
    python -m compileall -q /opt/venv athletics

FROM base
WORKDIR /srv/archive
RUN groupadd --system --gid 10001 archive && \
    useradd --system --uid 10001 --gid archive --no-create-home --shell /usr/sbin/nologin archive
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/archive /srv/archive
ENV STATIC_ROOT=/srv/archive/collected \
    VAR_DIR=/var/lib/archive
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
# Host, port, workers. Tables and record are brought up to date apart from it: see compose.yaml.
CMD ["python", "-m", "athletics.management.server", "0.0.0.0", "8000", "2"]
