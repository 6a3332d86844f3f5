"""The Flask application, put together."""

from pathlib import Path

import structlog
from flask import Flask, Response, request
from flask_smorest import Api
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as ResponseBase
from whitenoise import WhiteNoise

from welnu import (
    accounts,
    checkins,
    db,
    errors,
    instruments,
    interventions,
    logs,
    policy,
    reminders,
    reports,
    sharing,
    trends,
    web,
)
from welnu.config import Config, load, resource
from welnu.errors import NotFound
from welnu.policy import Anyone, allow

log = structlog.get_logger()


def create_app(config: Config | None = None) -> Flask:
    """Return the application.

    Raises Misconfigured when a setting cannot be used, Undeclared when an endpoint has no policy.
    """
    logs.configure()
    config = config or load()
    app = Flask("welnu", static_folder=None)
    app.config.update(
        API_TITLE="Welnu",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        SECRET_KEY=config.secret_key,
        WELNU=config,
    )
    db.register(app, config.database_url)
    web.register(app, config.https)
    accounts.login.register(app)
    api = Api(app)
    for package in (checkins, instruments, interventions, interventions.uptakes, reports, sharing, trends):
        api.register_blueprint(package.routes.blp)
    for blueprint in (*accounts.BLUEPRINTS, reminders.routes.blp, reminders.routes.feeds, reminders.routes.operating):
        api.register_blueprint(blueprint)
    if config.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies)  # type: ignore[method-assign]
    errors.register(app)  # after the Api, whose own shape of an error would go before ours
    _serve_phone(app, resource("pwa"), config.https)
    policy.enforce(app)
    return app


def _serve_phone(app: Flask, folder: Path, https: bool) -> None:
    """Serve the built phone client: hashed files for ever, the page itself checked each time."""
    html = (folder / "index.html").read_bytes() if (folder / "index.html").is_file() else b""

    @app.get("/", defaults={"path": ""})
    @app.get("/<path:path>")
    @allow(Anyone)
    def page(path: str) -> ResponseBase:
        """The one page of the phone client, at each of its addresses"""
        if path.startswith(("api/", "assets/")) or "." in path:
            raise NotFound("not_found", "there is nothing here")
        if not html:
            raise NotFound("page.not_built", "the phone client is not built: run make build")
        response = Response(html, mimetype="text/html", headers={"Cache-Control": "no-cache"})
        response.add_etag()
        return response.make_conditional(request)

    if folder.is_dir():
        app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
            app.wsgi_app,
            root=folder,
            max_age=0,
            immutable_file_test=lambda path, _url: "/assets/" in path,
            add_headers_function=lambda headers, _path, _url: _add(headers, https),
        )


def _add(headers: object, https: bool) -> None:
    for name, value in (web.HEADERS | ({"Strict-Transport-Security": web.HSTS} if https else {})).items():
        headers[name] = value  # type: ignore[index]
