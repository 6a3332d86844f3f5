"""The Flask application, put together."""

from pathlib import Path

import structlog
from flask import Flask, Response, send_file
from flask_smorest import Api
from whitenoise import WhiteNoise

from welnu import accounts, checkins, db, errors, instruments, logs, policy, trends, web
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
    errors.register(app)
    web.register(app, config.https)
    accounts.login.register(app)
    api = Api(app)
    for package in (accounts, checkins, instruments, trends):
        api.register_blueprint(package.routes.blp)
    _serve_phone(app, resource("pwa"), config.https)
    policy.enforce(app)
    return app


def _serve_phone(app: Flask, folder: Path, https: bool) -> None:
    """Serve the built phone client: hashed files for ever, the page itself checked each time."""

    @app.get("/", defaults={"path": ""})
    @app.get("/<path:path>")
    @allow(Anyone)
    def page(path: str) -> Response:
        """The one page of the phone client, at each of its addresses"""
        if path.startswith(("api/", "assets/")) or "." in path:
            raise NotFound("not_found", "there is nothing here")
        if not (folder / "index.html").is_file():
            raise NotFound("page.not_built", "the phone client is not built: run make build")
        response = send_file(folder / "index.html", max_age=0)
        response.headers["Cache-Control"] = "no-cache"
        return response

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
