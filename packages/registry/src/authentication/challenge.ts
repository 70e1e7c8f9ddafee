/** One way to log in that a server offers in `WWW-Authenticate`. */
export interface Challenge {
  /** In lower case, for example `bearer`. */
  readonly scheme: string;
  /** By name in lower case, for example `realm`. */
  readonly parameters: ReadonlyMap<string, string>;
}

const separators = /[ \t,]*/y;
const schemePattern = /([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:[ \t]+|(?=,)|$)/y;
/** Some servers leave the quotes out around a URL, so an unquoted value may hold more than the standard allows. */
const parameterPattern = /([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))[ \t]*(?=,|$)/y;
const token68Pattern = /[A-Za-z0-9\-._~+/]+=*[ \t]*(?=,|$)/y;

/**
 * Reads `WWW-Authenticate` headers. One header may hold several challenges, and commas separate both these and their
 * parameters (RFC 9110, section 11.6.1). What follows something unreadable is left out.
 */
export function parseChallenges(headers: readonly string[]): Challenge[] {
  return headers.flatMap(parseHeader);
}

function parseHeader(header: string): Challenge[] {
  const challenges: Challenge[] = [];
  let position = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const found = pattern.exec(header);
    if (found) position = pattern.lastIndex;
    return found;
  };
  for (;;) {
    match(separators);
    const scheme = match(schemePattern)?.[1];
    if (scheme === undefined) return challenges;
    const parameters = new Map<string, string>();
    challenges.push({ scheme: scheme.toLowerCase(), parameters });
    for (let parameter = match(parameterPattern); parameter !== null; parameter = match(parameterPattern)) {
      const [, name = '', quoted, plain = ''] = parameter;
      parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain);
      match(separators);
    }
    if (parameters.size === 0) match(token68Pattern);
  }
}
