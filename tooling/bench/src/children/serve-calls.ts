/** A call from the parent process. */
export interface ChildCall {
  readonly id: number;
  readonly method: string;
  readonly argument: unknown;
}

/** The answer to a call. */
export interface ChildAnswer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Answers the parent's calls one after the other until the parent is gone. */
export function serveCalls(methods: Readonly<Record<string, (argument: never) => unknown>>): void {
  let last = Promise.resolve();
  process.on('message', (call: ChildCall) => {
    last = last.then(async () => {
      process.send?.(await answer(methods, call));
    });
  });
  process.on('disconnect', () => process.exit(0));
}

async function answer(
  methods: Readonly<Record<string, (argument: never) => unknown>>,
  call: ChildCall,
): Promise<ChildAnswer> {
  try {
    const method = methods[call.method];
    if (method === undefined) throw new Error(`no method ${call.method}`);
    return { id: call.id, result: await method(call.argument as never) };
  } catch (error) {
    return { id: call.id, error: error instanceof Error ? error.message : String(error) };
  }
}
