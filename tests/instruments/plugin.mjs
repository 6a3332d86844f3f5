// Prints the instruments of a folder as the build of the phone client reads them.
import { read } from "../../pwa/plugins/instruments.ts";

console.log(JSON.stringify(read(process.argv[2])));
