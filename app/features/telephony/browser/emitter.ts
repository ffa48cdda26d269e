type Listener = (payload?: unknown) => void;

/** As much of Node's emitter as the voice SDK asks of its signalling. */
export class Emitter {
  readonly #listeners = new Map<string, Map<Listener, Listener>>();

  on(event: string, listener: Listener): this {
    return this.#add(event, listener, listener);
  }
  addListener(event: string, listener: Listener): this {
    return this.on(event, listener);
  }
  once(event: string, listener: Listener): this {
    return this.#add(event, listener, (payload) => {
      this.removeListener(event, listener);
      listener(payload);
    });
  }
  removeListener(event: string, listener: Listener): this {
    this.#listeners.get(event)?.delete(listener);
    return this;
  }
  emit(event: string, payload?: unknown): void {
    for (const called of [...(this.#listeners.get(event)?.values() ?? [])]) called(payload);
  }

  #add(event: string, listener: Listener, called: Listener): this {
    const listeners = this.#listeners.get(event) ?? new Map<Listener, Listener>();
    this.#listeners.set(event, listeners.set(listener, called));
    return this;
  }
}
