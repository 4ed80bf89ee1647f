/** The public surface of `scoring`, in reading order. */
export {};
