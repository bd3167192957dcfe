// Every page works without this file; it starts the components that are nicer with it.
import { initAll } from "../govuk/govuk-frontend.min.js";

initAll();
