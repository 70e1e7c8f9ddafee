import { describe, expect, it } from 'vitest';
import { runPuna } from './fixtures/run-puna.js';

describe('arguments', () => {
  it.each([
    [['show'], 'accepts 1 arg(s), received 0'],
    [['cp', 'a'], 'accepts 2 arg(s), received 1'],
    [['serve', 'x'], 'accepts 0 arg(s), received 1'],
    [['run'], 'requires at least 1 arg(s), only received 0'],
    [['rm'], 'requires at least 1 arg(s), only received 0'],
    [['help', 'a', 'b'], 'accepts at most 1 arg(s), received 2'],
    [['foo'], 'unknown command "foo" for "puna"'],
    [['foo', '--x'], 'unknown command "foo" for "puna"'],
    [['help', 'foo'], 'unknown command "foo" for "puna"'],
    [['lst'], 'unknown command "lst" for "puna"\n\nDid you mean this?\n\tlist\n'],
    [['list', '--x'], 'unknown flag: --x'],
    [['list', '--x=1'], 'unknown flag: --x'],
    [['--x'], 'unknown flag: --x'],
    [['list', '-x'], "unknown shorthand flag: 'x' in -x"],
    [['create', 'm', '-f'], 'flag needs an argument: --file'],
    [['run', 'm', '--verbose=perhaps'], 'invalid argument "perhaps" for "--verbose" flag: must be true or false'],
    [['run', 'm', '--dimensions', 'x'], 'invalid argument "x" for "--dimensions" flag: must be a whole number'],
    [['run', 'm', '--think=x'], 'invalid value for --think: "x" (must be true, false, high, medium, low, or max)'],
    [['run', 'm', '--keepalive', '5'], 'time: missing unit in duration "5"'],
  ])('%j: %s', async (words, message) => {
    expect(await runPuna(words)).toEqual({ exitCode: 1, stdout: '', stderr: `Error: ${message}\n` });
  });
});

describe('help', () => {
  it('lists the commands in their order', async () => {
    const { exitCode, stdout } = await runPuna([]);
    expect(exitCode).toBe(0);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map((match) => match[1]);
    expect(commands).toEqual('serve create show run stop pull push verify list ps cp rm engine help'.split(' '));
    expect(stdout).toMatch(/Environment Variables:\n {6}PUNA_HOST {3}\S/);
  });

  it.each([[['--help']], [['-h']], [['help']]])('is printed by %j', async (words) => {
    expect(await runPuna(words)).toEqual(await runPuna([]));
  });

  it.each(['serve', 'create', 'show', 'run', 'stop', 'list', 'ps', 'cp', 'rm', 'engine', 'help'])(
    'of %s ends with the settings that it reads',
    async (command) => {
      const shown = await runPuna([command, '--help']);
      expect(shown.exitCode).toBe(0);
      expect(shown.stdout).toMatch(/\n\nEnvironment Variables:\n( {6}PUNA_\w+ +\S.*\n)+$/);
      expect(await runPuna([command, '-h'])).toEqual(shown);
      expect(await runPuna(['help', command])).toEqual(shown);
    },
  );

  it('of a command shows usage, aliases and flags', async () => {
    const { stdout } = await runPuna(['ls', '--help']);
    expect(stdout).toBe(
      [
        'List models',
        '',
        'Usage:',
        '  puna list [PREFIX] [flags]',
        '',
        'Aliases:',
        '  list, ls',
        '',
        'Flags:',
        '  -h, --help   help for list',
        '',
        'Environment Variables:',
        '      PUNA_HOST   Address of the server (default 127.0.0.1:11434)',
        '',
      ].join('\n'),
    );
  });

  it('hides what is not meant for everybody', async () => {
    expect((await runPuna(['serve', '--help'])).stdout).not.toContain('tiny');
  });
});

describe('without a server', () => {
  /** Nothing listens on this port: it is reserved and needs rights that a test does not have. */
  const environment = { PUNA_HOST: '127.0.0.1:1' };

  it.each([
    [['list']],
    [['ps']],
    [['show', 'm']],
    [['cp', 'a', 'b']],
    [['rm', 'm']],
    [['stop', 'm']],
    [['create', 'm']],
  ])('%j says how to start one', async (words) => {
    expect(await runPuna(words, { environment })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: "Error: could not connect to puna server, run 'puna serve' to start it\n",
    });
  });

  it('the version is that of the client', async () => {
    const { exitCode, stdout } = await runPuna(['--version'], { environment });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^Warning: could not connect to a running Puna instance\nWarning: client version is \d+\.\d+\.\d+\n$/,
    );
  });
});

describe('run on a terminal without a prompt', () => {
  it('says how to pass one', async () => {
    expect(await runPuna(['run', 'm'], { terminal: true })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'Error: chatting on the terminal is not available yet; try: puna run m "your prompt"\n',
    });
  });
});
