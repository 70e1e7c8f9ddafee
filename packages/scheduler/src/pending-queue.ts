import type { WaitingRequest } from './waiting-request.js';

/** The requests that wait for a load of their own, first come, first served. Tells each its place as it changes. */
export class PendingQueue<Label> {
  #requests: WaitingRequest<Label>[] = [];

  get size(): number {
    return this.#requests.length;
  }

  push(request: WaitingRequest<Label>): void {
    this.#requests = [...this.#requests, request];
    this.tellPlaces();
  }

  /** Puts requests back at the front, in their order. */
  putBack(requests: readonly WaitingRequest<Label>[]): void {
    this.#requests = [...requests, ...this.#requests];
    this.tellPlaces();
  }

  /** Takes the first one out. The others are told their new places by the next `tellPlaces`. */
  next(): WaitingRequest<Label> | undefined {
    const [first, ...others] = this.#requests;
    this.#requests = others;
    return first;
  }

  /** Takes out all that fulfil a condition. */
  take(condition: (request: WaitingRequest<Label>) => boolean): WaitingRequest<Label>[] {
    const taken = this.#requests.filter(condition);
    this.#requests = this.#requests.filter((request) => !taken.includes(request));
    if (taken.length > 0) this.tellPlaces();
    return taken;
  }

  /** Tells each request its place, where that has changed. */
  tellPlaces(): void {
    const requests = this.#requests;
    // A callback may make its request leave, which replaces the list again: that call has told the newer places.
    for (const [index, request] of requests.entries()) {
      if (this.#requests !== requests) return;
      request.moveTo(index + 1);
    }
  }
}
