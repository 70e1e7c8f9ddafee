/** An event, and which of several answers it belongs to. */
export interface AnswerEvent<Event> {
  /** From 0. */
  readonly index: number;
  readonly event: Event;
}

/**
 * The events of several answers as they come. An answer goes on only when its last event was taken; when one fails, or
 * nobody takes events any more, all are ended.
 *
 * @param end makes answers end that are at work
 */
export async function* mergeAnswers<Event>(
  answers: readonly AsyncGenerator<Event>[],
  end: () => void,
): AsyncGenerator<AnswerEvent<Event>> {
  const pending = new Map<number, Promise<{ readonly index: number; readonly result: IteratorResult<Event> }>>();
  const advance = (answer: AsyncGenerator<Event>, index: number): void => {
    pending.set(
      index,
      answer.next().then((result) => ({ index, result })),
    );
  };
  answers.forEach(advance);
  try {
    while (pending.size > 0) {
      const { index, result } = await Promise.race(pending.values());
      pending.delete(index);
      const answer = answers[index];
      if (result.done || answer === undefined) continue;
      yield { index, event: result.value };
      // Set again, it is the last of the map, and the others have their turn first.
      advance(answer, index);
    }
  } finally {
    end();
    await Promise.allSettled([...pending.values(), ...answers.map((answer) => answer.return(undefined))]);
  }
}
