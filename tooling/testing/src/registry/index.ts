export { digestOf } from '../digest-of.js';
export { answer, startHttpServer, type TestHttpServer } from './http-server.js';
export { TestRegistry, type BlobRequest, type TestRegistryOptions } from './registry-server.js';
export { type Fault } from './send-blob.js';
export { type UploadFault } from './upload-routes.js';
