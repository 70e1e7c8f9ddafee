import { parseHostAddress } from '@puna/protocol/settings';

/**
 * Lines with which a user can try the tiny model: one for the API, one for this program.
 *
 * @param url of the server.
 * @param programCall how the user calls this program.
 */
export function tryItLines(url: string, programCall: string): string {
  const isDefault = url === parseHostAddress(undefined).url;
  const setting = isDefault ? '' : `PUNA_HOST=${url.replace('http://', '')} `;
  return (
    'Try it:\n' +
    `  curl ${url}/api/generate -d '{"model":"puna-tiny","prompt":"What is Puna?","stream":false}'\n` +
    `  ${setting}${programCall} run puna-tiny "What is Puna?"\n`
  );
}
