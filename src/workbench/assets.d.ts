declare module "*.xml" {
  const text: string;
  export = text;
}
declare module "*.css";
