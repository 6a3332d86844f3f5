import { signal } from "@preact/signals";
import { ErrorBoundary, LocationProvider, Route, Router } from "preact-iso";
import { NotFound, routes } from "./routes";
import { Broken } from "./ui/broken";
import { Status } from "./ui/status";
import { UpdateNotice } from "./ui/update-notice";

const failed = signal(false);

export function App() {
  if (failed.value) return <Broken />;
  return (
    <LocationProvider>
      <ErrorBoundary onError={fail}>
        <Router>
          {routes.map(({ path, component }) => (
            <Route key={path} path={path} component={component} />
          ))}
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
      <UpdateNotice />
      <Status />
    </LocationProvider>
  );
}

/** A screen failed: say so instead of leaving an empty page, and let the browser's own log have the reason. */
function fail(error: Error): void {
  reportError(error);
  failed.value = true;
}
