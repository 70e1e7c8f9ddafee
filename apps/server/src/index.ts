export { createApplication, type ApplicationOptions } from './application.js';
export { readConfiguration, type Configuration } from './configuration.js';
export { startServer, type RunningServer, type StartServerOptions } from './start-server.js';
export { serverVersion } from './version.js';
