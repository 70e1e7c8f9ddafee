/**
 * How a blob came to a registry: it was there; the registry took it from another repository of its own; or it was sent.
 */
export type PushResult = 'existing' | 'mounted' | 'uploaded';
