# One image for web, worker, beat, live reader and migration; the command says which.
FROM python:3.12-slim-bookworm AS build

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH

COPY requirements/run.txt requirements/run.txt
RUN pip install --require-hashes --requirement requirements/run.txt

COPY frontend/package.json frontend/package-lock.json frontend/.npmrc frontend/
RUN npm --prefix frontend ci --ignore-scripts --no-audit --no-fund

COPY . .
RUN npm --prefix frontend run build \
    && pip install --no-deps --no-build-isolation . \
    && python -m compileall -q /opt/venv/lib

FROM python:3.12-slim-bookworm

RUN groupadd --gid 10001 bridge \
    && useradd --uid 10001 --gid bridge --no-create-home --home-dir /data bridge \
    && install --directory --owner=bridge --group=bridge --mode=700 /data
COPY --from=build /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    BRIDGE_HOME=/data
WORKDIR /data
USER bridge
VOLUME ["/data"]
EXPOSE 8000
CMD ["gunicorn", "bridge.wsgi:app", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--preload", "--no-control-socket"]
