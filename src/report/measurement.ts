/** Printing of numbers, which filters need too: they compare labels in units, and tag roots are named after values. */
export * from '../analysis/measurement';
