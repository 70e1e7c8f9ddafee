import { describe, expect, it } from 'vitest';
import { parseChallenges } from './challenge.js';

function read(...headers: string[]) {
  return parseChallenges(headers).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

describe('WWW-Authenticate', () => {
  it('gives the parameters of a bearer challenge', () => {
    expect(read('Bearer realm="https://auth.example/token",service="registry",scope="repository:a/b:pull"')).toEqual([
      ['bearer', { realm: 'https://auth.example/token', service: 'registry', scope: 'repository:a/b:pull' }],
    ]);
  });

  it('keeps commas, equals signs and quotes inside of quotes', () => {
    expect(
      read('Bearer realm="https://a/t?x=1,2", scope="repository:a:pull,push" , note="say \\"hi\\", \\\\"'),
    ).toEqual([['bearer', { realm: 'https://a/t?x=1,2', scope: 'repository:a:pull,push', note: 'say "hi", \\' }]]);
  });

  it('tells several challenges apart, in one header and in several', () => {
    const challenges = [
      ['negotiate', {}],
      ['basic', { realm: 'a, b' }],
      ['bearer', { realm: 'https://t', service: 's' }],
    ];
    expect(read('Negotiate, Basic realm="a, b", Bearer realm="https://t", service=s')).toEqual(challenges);
    expect(read('Negotiate', 'Basic realm="a, b"', 'BEARER Realm="https://t",service = "s"')).toEqual(challenges);
    expect(read('Negotiate dG9rZW4=, Basic realm=x')).toEqual([
      ['negotiate', {}],
      ['basic', { realm: 'x' }],
    ]);
  });

  it('takes a URL without quotes, as some servers write it', () => {
    expect(read('Bearer realm=https://t/x?y=1,service=s')).toEqual([
      ['bearer', { realm: 'https://t/x?y=1', service: 's' }],
    ]);
  });

  it.each(['', ',', ',,, ,', '"', '=', 'Bearer realm="never closed', '\\"\\', 'a=b=c="'])('survives %j', (header) => {
    expect(() => read(header)).not.toThrow();
  });

  it('reads a hostile header in no time', () => {
    expect(read(`Bearer realm="${'\\"'.repeat(30_000)}`)).toHaveLength(1);
    expect(read('a,'.repeat(30_000))).toHaveLength(30_000);
  });
});
