// Generated from web/openapi.json by `npm run openapi`. Do not edit.

export interface paths {
    "/api/v1/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Batches, newest first: the own ones, or for reviewers all */
        get: operations["batches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One batch with its receipt */
        get: operations["batch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{n}/rejects.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rejected rows in the file's own columns, and `error` */
        get: operations["batchRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{n}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a batch back, all of it */
        post: operations["undoBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dataset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is published */
        get: operations["dataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/doubles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairs of records of two registers that may document the same event. For reviewers */
        get: operations["doubles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The filtered incidents, complete, as CSV. */
        get: {
            parameters: {
                query?: {
                    /** @description Category codes, comma-separated */
                    category?: string;
                    /** @description Actor codes, comma-separated */
                    actor?: string;
                    /** @description First day, month or year (inclusive) */
                    from?: string;
                    /** @description Last day, month or year (inclusive) */
                    to?: string;
                    /** @description kind:code pairs, comma-separated */
                    region?: string;
                    /** @description west,south,east,north in degrees */
                    bbox?: string;
                    /** @description Verification codes, comma-separated */
                    verification?: string;
                    /** @description true or false */
                    fatal?: string;
                    /** @description Source systems, comma-separated */
                    source?: string;
                    /** @description Words; accents ignored */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description The request names something unknown */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The filtered incidents, complete, as GeoJSON. */
        get: {
            parameters: {
                query?: {
                    /** @description Category codes, comma-separated */
                    category?: string;
                    /** @description Actor codes, comma-separated */
                    actor?: string;
                    /** @description First day, month or year (inclusive) */
                    from?: string;
                    /** @description Last day, month or year (inclusive) */
                    to?: string;
                    /** @description kind:code pairs, comma-separated */
                    region?: string;
                    /** @description west,south,east,north in degrees */
                    bbox?: string;
                    /** @description Verification codes, comma-separated */
                    verification?: string;
                    /** @description true or false */
                    fatal?: string;
                    /** @description Source systems, comma-separated */
                    source?: string;
                    /** @description Words; accents ignored */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/geo+json": Record<string, never>;
                    };
                };
                /** @description The request names something unknown */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The filtered incidents, newest first */
        get: operations["incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One incident */
        get: operations["incident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One incident, by the rules of a file with one row */
        post: operations["createRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regions by kind and name */
        get: operations["regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts by one or more dimensions */
        get: operations["summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/summary.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A summary as CSV. */
        get: {
            parameters: {
                query?: {
                    /** @description Dimensions, comma-separated */
                    by?: string;
                    /** @description Category codes, comma-separated */
                    category?: string;
                    /** @description Actor codes, comma-separated */
                    actor?: string;
                    /** @description First day, month or year (inclusive) */
                    from?: string;
                    /** @description Last day, month or year (inclusive) */
                    to?: string;
                    /** @description kind:code pairs, comma-separated */
                    region?: string;
                    /** @description west,south,east,north in degrees */
                    bbox?: string;
                    /** @description Verification codes, comma-separated */
                    verification?: string;
                    /** @description true or false */
                    fatal?: string;
                    /** @description Source systems, comma-separated */
                    source?: string;
                    /** @description Words; accents ignored */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description The request names something unknown */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/summary.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A summary as GeoJSON, with a shape for each row of a region. */
        get: {
            parameters: {
                query?: {
                    /** @description Dimensions, comma-separated */
                    by?: string;
                    /** @description Category codes, comma-separated */
                    category?: string;
                    /** @description Actor codes, comma-separated */
                    actor?: string;
                    /** @description First day, month or year (inclusive) */
                    from?: string;
                    /** @description Last day, month or year (inclusive) */
                    to?: string;
                    /** @description kind:code pairs, comma-separated */
                    region?: string;
                    /** @description west,south,east,north in degrees */
                    bbox?: string;
                    /** @description Verification codes, comma-separated */
                    verification?: string;
                    /** @description true or false */
                    fatal?: string;
                    /** @description Source systems, comma-separated */
                    source?: string;
                    /** @description Words; accents ignored */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/geo+json": Record<string, never>;
                    };
                };
                /** @description The request names something unknown */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/taxonomy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Codes and labels */
        get: operations["taxonomy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents and deaths a day, month or year; dense from the first bin to the last. */
        get: {
            parameters: {
                query?: {
                    unit?: "day" | "month" | "year";
                    /** @description Category codes, comma-separated */
                    category?: string;
                    /** @description Actor codes, comma-separated */
                    actor?: string;
                    /** @description First day, month or year (inclusive) */
                    from?: string;
                    /** @description Last day, month or year (inclusive) */
                    to?: string;
                    /** @description kind:code pairs, comma-separated */
                    region?: string;
                    /** @description west,south,east,north in degrees */
                    bbox?: string;
                    /** @description Verification codes, comma-separated */
                    verification?: string;
                    /** @description true or false */
                    fatal?: string;
                    /** @description Source systems, comma-separated */
                    source?: string;
                    /** @description Words; accents ignored */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Timeline"];
                    };
                };
                /** @description The request names something unknown */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own uploads, newest first */
        get: operations["uploads"];
        put?: never;
        /** Begins an upload (tus creation) */
        post: operations["beginUpload"];
        delete?: never;
        /** What is possible (tus 1.0.0) */
        options: operations["uploadOptions"];
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One upload */
        get: operations["upload"];
        put?: never;
        post?: never;
        /** Gives an upload up (tus termination) */
        delete: operations["removeUpload"];
        options?: never;
        /** Where an upload continues (tus core) */
        head: operations["uploadOffset"];
        /** More bytes (tus core) */
        patch: operations["appendUpload"];
        trace?: never;
    };
    "/api/v1/uploads/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stores the file that was previewed, all of it or nothing */
        post: operations["confirmUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would become of the file. Nothing is stored */
        post: operations["previewUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tiles can be served. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description Not ready. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the tiles of a filter are (TileJSON 3.0.0). */
        get: {
            parameters: {
                query?: {
                    /** @description Category codes, comma-separated */
                    category?: string;
                    /** @description Actor codes, comma-separated */
                    actor?: string;
                    /** @description First day, month or year (inclusive) */
                    from?: string;
                    /** @description Last day, month or year (inclusive) */
                    to?: string;
                    /** @description kind:code pairs, comma-separated */
                    region?: string;
                    /** @description west,south,east,north in degrees */
                    bbox?: string;
                    /** @description Verification codes, comma-separated */
                    verification?: string;
                    /** @description true or false */
                    fatal?: string;
                    /** @description Source systems, comma-separated */
                    source?: string;
                    /** @description Words; accents ignored */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description The request names something unknown */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/areas/{z}/{x}/{y}.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tile: areas of masked incidents, as GeoJSON. */
        get: {
            parameters: {
                query?: {
                    /** @description Category codes, comma-separated */
                    category?: string;
                    /** @description Actor codes, comma-separated */
                    actor?: string;
                    /** @description First day, month or year (inclusive) */
                    from?: string;
                    /** @description Last day, month or year (inclusive) */
                    to?: string;
                    /** @description kind:code pairs, comma-separated */
                    region?: string;
                    /** @description west,south,east,north in degrees */
                    bbox?: string;
                    /** @description Verification codes, comma-separated */
                    verification?: string;
                    /** @description true or false */
                    fatal?: string;
                    /** @description Source systems, comma-separated */
                    source?: string;
                    /** @description Words; accents ignored */
                    q?: string;
                };
                header?: never;
                path: {
                    z: number;
                    x: number;
                    y: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/geo+json": Record<string, never>;
                    };
                };
                /** @description The request names something unknown */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/areas/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tile: areas of masked incidents, as a Mapbox vector tile. */
        get: {
            parameters: {
                query?: {
                    /** @description Category codes, comma-separated */
                    category?: string;
                    /** @description Actor codes, comma-separated */
                    actor?: string;
                    /** @description First day, month or year (inclusive) */
                    from?: string;
                    /** @description Last day, month or year (inclusive) */
                    to?: string;
                    /** @description kind:code pairs, comma-separated */
                    region?: string;
                    /** @description west,south,east,north in degrees */
                    bbox?: string;
                    /** @description Verification codes, comma-separated */
                    verification?: string;
                    /** @description true or false */
                    fatal?: string;
                    /** @description Source systems, comma-separated */
                    source?: string;
                    /** @description Words; accents ignored */
                    q?: string;
                };
                header?: never;
                path: {
                    z: number;
                    x: number;
                    y: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.mapbox-vector-tile": string;
                    };
                };
                /** @description The tile is empty. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request names something unknown */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/{z}/{x}/{y}.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tile: incidents and clusters, as GeoJSON. */
        get: {
            parameters: {
                query?: {
                    /** @description Category codes, comma-separated */
                    category?: string;
                    /** @description Actor codes, comma-separated */
                    actor?: string;
                    /** @description First day, month or year (inclusive) */
                    from?: string;
                    /** @description Last day, month or year (inclusive) */
                    to?: string;
                    /** @description kind:code pairs, comma-separated */
                    region?: string;
                    /** @description west,south,east,north in degrees */
                    bbox?: string;
                    /** @description Verification codes, comma-separated */
                    verification?: string;
                    /** @description true or false */
                    fatal?: string;
                    /** @description Source systems, comma-separated */
                    source?: string;
                    /** @description Words; accents ignored */
                    q?: string;
                };
                header?: never;
                path: {
                    z: number;
                    x: number;
                    y: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/geo+json": Record<string, never>;
                    };
                };
                /** @description The request names something unknown */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tile: incidents and clusters, as a Mapbox vector tile. */
        get: {
            parameters: {
                query?: {
                    /** @description Category codes, comma-separated */
                    category?: string;
                    /** @description Actor codes, comma-separated */
                    actor?: string;
                    /** @description First day, month or year (inclusive) */
                    from?: string;
                    /** @description Last day, month or year (inclusive) */
                    to?: string;
                    /** @description kind:code pairs, comma-separated */
                    region?: string;
                    /** @description west,south,east,north in degrees */
                    bbox?: string;
                    /** @description Verification codes, comma-separated */
                    verification?: string;
                    /** @description true or false */
                    fatal?: string;
                    /** @description Source systems, comma-separated */
                    source?: string;
                    /** @description Words; accents ignored */
                    q?: string;
                };
                header?: never;
                path: {
                    z: number;
                    x: number;
                    y: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.mapbox-vector-tile": string;
                    };
                };
                /** @description The tile is empty. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request names something unknown */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Batch: {
            /** Format: date-time */
            at: string;
            batch: number;
            file: string | null;
            sha256: string | null;
            totals: {
                accepted: number;
                duplicate: number;
                rejected: number;
                repaired: number;
                rows_read: number;
                unchanged: number;
                updated: number;
            };
            undone: boolean;
            who: string;
        };
        BatchDetail: {
            /** Format: date-time */
            at: string;
            batch: number;
            file: string | null;
            receipt: components["schemas"]["Receipt"];
            sha256: string | null;
            undone: boolean;
            who: string;
        };
        Bin: {
            date: string;
            dead: components["schemas"]["Deaths"];
            incidents: number;
        };
        Category: {
            code: string;
            guidelines: number[];
            label: components["schemas"]["Text"];
            rights: string[];
        };
        Confirmed: {
            batch: number;
            receipt: components["schemas"]["Receipt"];
        };
        Dataset: {
            bounds: number[] | null;
            first: string | null;
            incidents: number;
            invented: boolean;
            last: string | null;
            sources: components["schemas"]["DatasetSource"][];
            version: string;
        };
        DatasetSource: {
            code: string;
            incidents: number;
            invented: boolean;
        };
        Deaths: {
            sum: number;
            unknown: number;
        };
        DoublePair: {
            batch: number;
            records: {
                external_id: string | null;
                id: string;
                source_system: string;
            }[];
        };
        FieldError: {
            allowed?: string[];
            message: components["schemas"]["Text"];
            parameter: string;
            value: string;
        };
        Guideline: {
            label: components["schemas"]["Text"];
            number: number;
        };
        Incident: {
            actors: string[];
            age_group: string | null;
            area?: components["schemas"]["IncidentArea"];
            area_id: string | null;
            category: string;
            cause_of_death: string | null;
            children: number | null;
            country: string | null;
            county: string | null;
            date: string;
            /** @enum {string} */
            date_kind: "occurred" | "found" | "reported";
            dead: number | null;
            description: string | null;
            external_id: string | null;
            gender: string | null;
            id: string;
            identified: boolean | null;
            injured: number | null;
            lang: string | null;
            lat: number;
            lon: number;
            men: number | null;
            missing: number | null;
            nationality: string | null;
            place: string | null;
            /** @enum {string} */
            precision: "exact" | "area" | "region";
            radius_m: number | null;
            sector: string | null;
            segment: string | null;
            source: string | null;
            source_quality: number | null;
            source_system: string;
            source_type: string | null;
            source_url: string | null;
            state: string | null;
            survivors: number | null;
            title: string | null;
            updated: string;
            verification: string;
            women: number | null;
        };
        IncidentArea: {
            centre: number[];
            geometry: Record<string, never>;
            id: string;
            radius_m: number;
        };
        IncidentDetail: {
            incident: components["schemas"]["Incident"];
            version: string;
        };
        Incidents: {
            incidents: components["schemas"]["Incident"][];
            next: string | null;
            total: number;
            version: string;
        };
        Label: {
            code: string;
            label: components["schemas"]["Text"];
        };
        Preview: {
            asks: {
                column?: string;
                columns?: number[];
                field?: string;
                /** @enum {string} */
                what: "date_order" | "mapping";
            }[];
            columns: {
                basis: string;
                column: number;
                field: string | null;
                left_out: string | null;
                name: string;
                samples: string[];
            }[];
            fields: string[];
            file: string;
            points: [
                number,
                number,
                "accepted" | "updated" | "unchanged" | "repaired"
            ][];
            points_total: number;
            problems: {
                code: string;
                count: number;
                message: components["schemas"]["Text"];
                rows: {
                    column: string;
                    line: number;
                    value: string;
                }[];
                /** @enum {string} */
                severity: "reject" | "repair" | "warning";
            }[];
            reading: {
                date_order: string | null;
                date_order_basis: string | null;
                delimiter: string | null;
                encoding: string | null;
                line_ends: string | null;
                preset: string | null;
                sheet: string | null;
                sheets: string[];
            };
            receipt: components["schemas"]["Receipt"] | null;
            refusal: {
                code: string;
                message: components["schemas"]["Text"];
            } | null;
            /** @description Whether the columns are as the last file with this header was corrected */
            remembered: boolean;
            sha256: string | null;
            signature: string | null;
            upload: string;
        };
        Problem: {
            detail: string;
            errors?: components["schemas"]["FieldError"][];
            instance?: string;
            status: number;
            title: string;
            type: string;
        };
        Reading: {
            /**
             * Format: date
             * @description How new the file is; else its newest date. What a newer file said stays
             */
            as_of?: string | null;
            /** @description Corrections. Absent: as the last file with this header was corrected; empty: as it is recognised */
            columns?: {
                column: number;
                field: string | null;
            }[] | null;
            /** @description Field and value that all rows have in common */
            constants?: {
                [key: string]: string;
            };
            /** @enum {string|null} */
            date_order?: "dmy" | "mdy" | null;
            delimiter?: string | null;
            encoding?: string | null;
            keep_outside?: boolean;
            preset?: string | null;
            /** @description Of a confirmation: as the preview gave it */
            sha256?: string | null;
            sheet?: string | null;
        };
        Receipt: {
            accepted: number;
            delimiter: string | null;
            duplicate: number;
            encoding: string | null;
            file: string;
            left_out_columns: string[];
            notes: {
                [key: string]: number;
            };
            possible_doubles: number;
            preset: string | null;
            rejected: number;
            repaired: number;
            repeat: boolean;
            rows: {
                code: string;
                column: string;
                line: number;
                message: components["schemas"]["Text"];
                /** @enum {string} */
                severity: "reject" | "repair" | "warning";
                value: string;
            }[];
            rows_not_listed: number;
            rows_read: number;
            sha256: string | null;
            unchanged: number;
            updated: number;
        } & {
            [key: string]: unknown;
        };
        Region: {
            approximate: boolean;
            bbox: number[];
            code: string;
            /** @enum {string} */
            kind: "country" | "state" | "county" | "sector" | "segment";
            label: number[];
            name: components["schemas"]["Text"];
            parent: string | null;
        };
        Regions: {
            regions: components["schemas"]["Region"][];
            version: string;
        };
        Session: {
            name: string;
            /** @enum {string} */
            role: "documenter" | "reviewer";
        };
        /** @description RFC 9457 */
        StaffProblem: {
            code: string;
            detail: string;
            message: components["schemas"]["Text"];
            receipt?: components["schemas"]["Receipt"];
            status: number;
            title: string;
            type: string;
        };
        Summary: {
            by: string[];
            rows: components["schemas"]["SummaryRow"][];
            total: number;
            version: string;
        };
        SummaryRow: {
            actor?: string;
            category?: string;
            country?: string;
            county?: string;
            dead: components["schemas"]["Deaths"];
            incidents: number;
            month?: string;
            sector?: string;
            segment?: string;
            source?: string;
            state?: string;
            verification?: string;
            year?: string;
        };
        Taxonomy: {
            actors: components["schemas"]["Label"][];
            categories: components["schemas"]["Category"][];
            date_kinds: components["schemas"]["Label"][];
            guidelines: components["schemas"]["Guideline"][];
            source_types: components["schemas"]["Label"][];
            verification: components["schemas"]["Label"][];
            version: string;
        };
        Text: {
            en: string;
            es: string;
        };
        Timeline: {
            bins: components["schemas"]["Bin"][];
            imprecise: number;
            total: number;
            /** @enum {string} */
            unit: "day" | "month" | "year";
            version: string;
        };
        Upload: {
            batch: number | null;
            /** Format: date-time */
            created: string;
            file: string;
            id: string;
            length: number;
            offset: number;
            /** @enum {string} */
            state: "uploading" | "ready" | "confirmed";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    batches: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Batches */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batches: components["schemas"]["Batch"][];
                        total: number;
                    };
                };
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the batch */
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchDetail"];
                };
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing, or it is somebody else's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    batchRejects: {
        parameters: {
            query?: {
                /** @description Language of the reasons */
                lang?: "en" | "es";
            };
            header?: never;
            path: {
                /** @description Number of the batch */
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing, or it is somebody else's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    undoBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the batch */
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: number;
                        restored: number;
                    };
                };
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing, or it is somebody else's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description It is not as it would have to be; `code` says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy with other files; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    dataset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is published */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description The request names something unknown */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doubles: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pairs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        doubles: components["schemas"]["DoublePair"][];
                        total: number;
                    };
                };
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Only for reviewers */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    incidents: {
        parameters: {
            query?: {
                /** @description Category codes, comma-separated */
                category?: string;
                /** @description Actor codes, comma-separated */
                actor?: string;
                /** @description First day, month or year (inclusive) */
                from?: string;
                /** @description Last day, month or year (inclusive) */
                to?: string;
                /** @description kind:code pairs, comma-separated */
                region?: string;
                /** @description west,south,east,north in degrees */
                bbox?: string;
                /** @description Verification codes, comma-separated */
                verification?: string;
                /** @description true or false */
                fatal?: string;
                /** @description Source systems, comma-separated */
                source?: string;
                /** @description Words; accents ignored */
                q?: string;
                /** @description 1 to 1000 */
                limit?: number;
                /** @description Where to go on */
                cursor?: string;
                /** @description Members of one cluster */
                cell?: string;
                /** @description Members of one masked area */
                area?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The filtered incidents, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incidents"];
                };
            };
            /** @description The request names something unknown */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One incident */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetail"];
                };
            };
            /** @description The request names something unknown */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRecord: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whether it is only looked at */
                    check?: boolean;
                    /** @description By the names of Spotlight's own CSV */
                    fields: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Only looked at */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        receipt: components["schemas"]["Receipt"];
                    };
                };
            };
            /** @description Stored; in headers: Location */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nothing could be taken; `receipt` names the reason of each row */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy with other files; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    regions: {
        parameters: {
            query?: {
                /** @description country, state, county, sector or segment */
                kind?: string;
                /** @description Words of the name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Regions by kind and name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Regions"];
                };
            };
            /** @description The request names something unknown */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Name and role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    summary: {
        parameters: {
            query?: {
                /** @description Dimensions, comma-separated */
                by?: string;
                /** @description Category codes, comma-separated */
                category?: string;
                /** @description Actor codes, comma-separated */
                actor?: string;
                /** @description First day, month or year (inclusive) */
                from?: string;
                /** @description Last day, month or year (inclusive) */
                to?: string;
                /** @description kind:code pairs, comma-separated */
                region?: string;
                /** @description west,south,east,north in degrees */
                bbox?: string;
                /** @description Verification codes, comma-separated */
                verification?: string;
                /** @description true or false */
                fatal?: string;
                /** @description Source systems, comma-separated */
                source?: string;
                /** @description Words; accents ignored */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts by one or more dimensions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description The request names something unknown */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    taxonomy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Codes and labels */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Taxonomy"];
                };
            };
            /** @description The request names something unknown */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Uploads */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        uploads: components["schemas"]["Upload"][];
                    };
                };
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    beginUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description 1.0.0 */
                "Tus-Resumable": string;
                /** @description Bytes of the file */
                "Upload-Length": number;
                /** @description `filename` and the name in base64 */
                "Upload-Metadata"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In headers: Location */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Another version of tus */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The file is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Too many uploads that are not confirmed */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    uploadOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In headers: Tus-Version, Tus-Extension, Tus-Max-Size */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the upload */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing, or it is somebody else's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    removeUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description 1.0.0 */
                "Tus-Resumable": string;
            };
            path: {
                /** @description Id of the upload */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing, or it is somebody else's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    uploadOffset: {
        parameters: {
            query?: never;
            header: {
                /** @description 1.0.0 */
                "Tus-Resumable": string;
            };
            path: {
                /** @description Id of the upload */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In headers: Upload-Offset, Upload-Length */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such upload */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    appendUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description 1.0.0 */
                "Tus-Resumable": string;
                /** @description Where the bytes belong */
                "Upload-Offset": number;
            };
            path: {
                /** @description Id of the upload */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description In headers: Upload-Offset; everything before it is durable */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing, or it is somebody else's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The upload continues elsewhere */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description More bytes than were announced */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Another media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    confirmUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the upload */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reading"];
            };
        };
        responses: {
            /** @description It was confirmed before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            /** @description It is a batch now; in headers: Location */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            /** @description A wish that cannot be met */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing, or it is somebody else's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description It is not as it would have to be; `code` says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nothing could be taken; `receipt` names the reason of each row */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy with other files; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    previewUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the upload */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reading"];
            };
        };
        responses: {
            /** @description The preview */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description A wish that cannot be met */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description No token, or one that is good for nothing; `code` says which */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing, or it is somebody else's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description It is not as it would have to be; `code` says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy with other files; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
}
