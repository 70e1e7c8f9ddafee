import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Capabilities, CapabilityName, ProbeResult, RefusalReason } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import { declares } from '../support/declares.js';

const reasons: readonly RefusalReason[] = ['format', 'architecture', 'feature', 'platform', 'configuration'];

const identity: Check = {
  name: 'names itself and the version of the contract',
  async run({ runtime }) {
    assert.equal(runtime.specificationVersion, 'v1');
    assert.match(runtime.name, /^\S+$/u, 'the name is one word, since people type it');
  },
};

const declaresBeforehand: Check = {
  name: 'declares beforehand what its models can do',
  async run(context) {
    const { name, declaration } = context.runtime;
    assert.ok(declaration, 'the runtime has a declaration');
    assert.equal(declaration.name, name, 'the declaration has the name of the runtime');
    assert.ok(declaration.formats.includes(context.files.format), `the format ${context.files.format} is declared`);
    for (const model of new Set([await context.model(), await context.embeddingModel()])) {
      const undeclared: string[] = names(model.capabilities).filter(
        (capability) => !declares(declaration.capabilities, capability),
      );
      assert.deepEqual(undeclared, [], 'no model can do what the runtime declares that none can');
    }
  },
};

const accepts: Check = {
  name: 'accepts the model',
  async run(context) {
    const result = await context.runtime.probe(context.files);
    assert.equal(result.supported, true, `the model is accepted, but: ${JSON.stringify(result)}`);
    assert.ok(
      result.supported && result.preference >= 0 && result.preference <= 100,
      'the preference is from 0 to 100',
    );
    const { capabilities } = await context.model();
    for (const [name, promised] of Object.entries(result.capabilities ?? {})) {
      if (promised) assert.equal(capabilities[name as keyof typeof capabilities], true, `probe promised ${name}`);
    }
  },
};

const refusesOtherFormat: Check = {
  name: 'refuses another format',
  async run(context) {
    const result = await context.runtime.probe({ ...context.files, format: 'conformance-test-format' });
    assertRefusal(result);
    assert.equal(result.reason, 'format');
  },
};

const refusesGarbage: Check = {
  name: 'refuses a file that is something else, as an answer',
  async run(context) {
    const weights = join(await context.folder(), 'no-model.bin');
    await writeFile(weights, 'This is a text and no model. '.repeat(400));
    assertRefusal(await context.runtime.probe({ format: context.files.format, weights }));
  },
};

const refusesMissing: Check = {
  name: 'does not accept a file that is missing',
  async run(context) {
    const weights = join(await context.folder(), 'missing.bin');
    const result = await context.runtime.probe({ format: context.files.format, weights }).catch(() => undefined);
    assert.notEqual(result?.supported, true);
  },
};

/** What a model can do. */
function names(capabilities: Capabilities): CapabilityName[] {
  return (Object.keys(capabilities) as CapabilityName[]).filter((name) => capabilities[name]);
}

function assertRefusal(result: ProbeResult): asserts result is Extract<ProbeResult, { supported: false }> {
  assert.equal(result.supported, false, 'the files are refused');
  assert.ok(!result.supported && reasons.includes(result.reason), `the reason is one of ${reasons.join(', ')}`);
  assert.ok(!result.supported && result.message.length > 0, 'a message says what is missing');
}

/** What `probe` promises. */
export const probing: Theme = {
  name: 'probing',
  checks: [identity, declaresBeforehand, accepts, refusesOtherFormat, refusesGarbage, refusesMissing],
};
