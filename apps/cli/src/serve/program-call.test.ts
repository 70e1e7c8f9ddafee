import { describe, expect, it } from 'vitest';
import { describeProgramCall } from './program-call.js';

const workingDirectory = '/home/me/puna';
const call = (programPath: string, environment: NodeJS.ProcessEnv = {}): string =>
  describeProgramCall({ programPath, workingDirectory, environment });

describe('describeProgramCall', () => {
  it('knows an installed program', () => {
    expect(call('/usr/local/bin/puna')).toBe('puna');
  });

  it('knows npx', () => {
    expect(call('/home/me/.npm/_npx/1/node_modules/.bin/puna', { npm_command: 'exec' })).toBe('npx puna');
  });

  it('knows its own repository', () => {
    expect(call('/home/me/puna/apps/cli/dist/main.js')).toBe('node apps/cli/dist/main.js');
    const environment = { npm_command: 'start', INIT_CWD: '/home/me/puna/docs' };
    expect(call('/home/me/puna/apps/cli/dist/main.js', environment)).toBe('node ../apps/cli/dist/main.js');
  });

  it('quotes what a shell would take apart', () => {
    expect(call('/home/me/puna/my apps/main.js')).toBe('node "my apps/main.js"');
  });
});
