import { ErrorBoundary, LocationProvider, Route, Router } from "preact-iso";
import { NotFound, routes } from "./routes";
import { Status } from "./ui/status";
import { UpdateNotice } from "./ui/update-notice";

export function App() {
  return (
    <LocationProvider>
      <ErrorBoundary>
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
