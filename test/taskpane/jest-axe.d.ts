/** jest-axe brings no types; these are of what our tests use. */
declare module "jest-axe" {
  export const axe: (container: Element) => Promise<unknown>;
  export const toHaveNoViolations: jest.ExpectExtendMap;
}

declare namespace jest {
  interface Matchers<R> {
    toHaveNoViolations(): R;
  }
}
