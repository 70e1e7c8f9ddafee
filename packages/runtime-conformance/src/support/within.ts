/** Waits for something that should happen soon, and fails where it does not. */
export async function within<Value>(
  { patience }: { readonly patience: number },
  work: Promise<Value>,
  what: string,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not happen within ${patience} ms.`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
