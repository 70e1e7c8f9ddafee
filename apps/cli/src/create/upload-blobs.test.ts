import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '@puna-tooling/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServerClient } from '../client/server-client.js';
import { ProgressDisplay } from '../progress/progress-display.js';
import { collectOutput } from '../fixtures/collect-output.js';
import { serveFixture } from '../fixtures/serve-fixture.js';
import { uploadBlobs } from './upload-blobs.js';

const never = new AbortController().signal;
const contents = { first: Buffer.alloc(3_000_000, 'a'), second: Buffer.from('b'), empty: Buffer.alloc(0) };

describe('uploadBlobs', () => {
  let directory = '';

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'puna-upload-'));
    for (const [name, content] of Object.entries(contents)) await writeFile(join(directory, name), content);
  });

  afterEach(() => rm(directory, { recursive: true }));

  it('sends what the server does not have, whole', async () => {
    const [first, second] = [digestOf(contents.first), digestOf(contents.second)];
    await using server = await serveFixture({
      [`POST /api/blobs/${first}`]: { status: 201 },
      [`HEAD /api/blobs/${second}`]: { status: 200 },
    });
    const output = collectOutput();
    const paths = [join(directory, 'first'), join(directory, 'second'), join(directory, 'first')];
    const digests = await uploadBlobs(createServerClient(server.url, never), paths, new ProgressDisplay(output));

    expect(digests).toEqual(
      new Map([
        [join(directory, 'first'), first],
        [join(directory, 'second'), second],
      ]),
    );
    const posted = server.received.filter((request) => request.method === 'POST');
    expect(posted.map((request) => [request.path, digestOf(request.body)])).toEqual([[`/api/blobs/${first}`, first]]);
    expect(output.text()).toBe(`copying file ${first.slice(0, 19)}…\n`);
  });

  it('shows a bar on a terminal', async () => {
    const digest = digestOf(contents.first);
    await using server = await serveFixture({ [`POST /api/blobs/${digest}`]: { status: 201 } });
    const output = collectOutput({ isTTY: true, columns: 100 });
    const display = new ProgressDisplay(output);
    await uploadBlobs(createServerClient(server.url, never), [join(directory, 'first')], display);
    display.stop();
    expect(output.text()).toMatch(new RegExp(`copying file ${digest.slice(0, 19)}… 100% ▕█+▏ 3 MB`));
  });

  it('sends an empty file', async () => {
    const digest = digestOf(contents.empty);
    await using server = await serveFixture({ [`POST /api/blobs/${digest}`]: { status: 201 } });
    const client = createServerClient(server.url, never);
    await uploadBlobs(client, [join(directory, 'empty')], new ProgressDisplay(collectOutput()));
    expect(server.received.map((request) => request.method)).toEqual(['HEAD', 'POST']);
  });

  it('passes the refusal of the server on', async () => {
    const digest = digestOf(contents.second);
    const refusal = { status: 400, body: { error: 'digest mismatch' } };
    await using server = await serveFixture({ [`POST /api/blobs/${digest}`]: refusal });
    const client = createServerClient(server.url, never);
    const upload = uploadBlobs(client, [join(directory, 'second')], new ProgressDisplay(collectOutput()));
    await expect(upload).rejects.toMatchObject({ code: 'api-error', status: 400, message: 'digest mismatch' });
  });
});
