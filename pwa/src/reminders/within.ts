/** Resolve or reject as `promise` does; reject when it takes longer than `patience` ms. */
export function within<Value>(patience: number, promise: Promise<Value> | Value): Promise<Value> {
  let clock: ReturnType<typeof setTimeout>;
  const impatience = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(new DOMException("It took too long", "TimeoutError")), patience);
  });
  return Promise.race([promise, impatience]).finally(() => clearTimeout(clock));
}
