/**
 * What stops the program that an operator can mend: the message says what to do and is printed
 * without a stack. Everything else that stops it is our mistake and keeps its stack.
 */
export class OperatorError extends Error {}
