export declare function functionsMetadata(): Promise<string>;
