/** Version of the package, put in by the build. */
declare const __SOCKSCOPE_VERSION__: string;
