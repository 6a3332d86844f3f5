import { signal } from "@preact/signals";
import { ErrorBoundary, LocationProvider, Route, Router } from "preact-iso";
import { t } from "./i18n";
import { NotFound, routes } from "./routes";
import { Broken } from "./ui/broken";
import { Loading } from "./ui/states";
import { Status } from "./ui/status";
import { UpdateNotice } from "./ui/update-notice";

const failed = signal(false);
const loading = signal(false);

export function App() {
  if (failed.value) return <Broken />;
  return (
    <LocationProvider>
      <ErrorBoundary onError={fail}>
        <Router onLoadStart={() => wait(true)} onLoadEnd={() => wait(false)}>
          {routes.map(({ path, component }) => (
            <Route key={path} path={path} component={component} />
          ))}
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
      {loading.value && (
        <div class="notice">
          <Loading>{t("ui.on-its-way")}</Loading>
        </div>
      )}
      <UpdateNotice />
      <Status />
    </LocationProvider>
  );
}

/** A screen is being fetched: most often it is there before anything needs to be said. */
function wait(isLoading: boolean): void {
  loading.value = isLoading;
}

/** A screen failed: say so instead of leaving an empty page, and let the browser's own log have the reason. */
function fail(error: Error): void {
  reportError(error);
  failed.value = true;
}
