import { repositoryUrl, type Repository } from '../names/repository.js';

/** One place that a blob can come from, and how it has fared. */
export class BlobSource {
  readonly repository: Repository;
  readonly url: URL;

  /** Where the registry sends requests for this blob, while that holds: most often a signed URL of a storage. */
  directUrl: URL | undefined;

  /** Has answered with a range before, so that an answer with the whole blob is a slip. */
  honoursRanges = false;

  /** Such slips in a row. */
  slips = 0;

  /** Somebody is reading the whole blob from here, and no second request would bring more. */
  isReadWhole = false;

  /** Attempts in a row that brought no byte. */
  failures = 0;

  /** Not to be asked before this moment, in milliseconds since the epoch. */
  notBefore = 0;

  lastFailureAt = -Infinity;

  /** Why this place is asked no more. */
  exclusion: unknown;

  constructor(repository: Repository, digest: string) {
    this.repository = repository;
    this.url = repositoryUrl(repository, `blobs/${digest}`);
  }
}
