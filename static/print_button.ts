/** 印刷: a button that only a browser with JavaScript shows; without it the page says how to print. */
export function printButton() {
  return {
    isHidden: false,
    print() {
      globalThis.window.print();
    },
  };
}
