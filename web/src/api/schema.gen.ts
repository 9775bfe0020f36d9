// Generated from web/openapi.json by `npm run openapi`. Do not edit.

export interface paths {
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Text: {
            en: string;
            es: string;
        };
        Label: {
            code: string;
            label: components["schemas"]["Text"];
        };
        Deaths: {
            sum: number;
            unknown: number;
        };
        IncidentArea: {
            id: string;
            radius_m: number;
            centre: number[];
            geometry: Record<string, never>;
        };
        Incident: {
            id: string;
            source_system: string;
            external_id: string | null;
            category: string;
            date: string;
            /** @enum {string} */
            date_kind: "occurred" | "found" | "reported";
            /** @enum {string} */
            precision: "exact" | "area" | "region";
            lon: number;
            lat: number;
            area_id: string | null;
            radius_m: number | null;
            country: string | null;
            state: string | null;
            county: string | null;
            sector: string | null;
            segment: string | null;
            place: string | null;
            title: string | null;
            description: string | null;
            lang: string | null;
            cause_of_death: string | null;
            identified: boolean | null;
            dead: number | null;
            missing: number | null;
            injured: number | null;
            survivors: number | null;
            women: number | null;
            men: number | null;
            children: number | null;
            nationality: string | null;
            age_group: string | null;
            gender: string | null;
            actors: string[];
            source_type: string | null;
            source: string | null;
            source_url: string | null;
            source_quality: number | null;
            verification: string;
            updated: string;
            area?: components["schemas"]["IncidentArea"];
        };
        Incidents: {
            version: string;
            total: number;
            incidents: components["schemas"]["Incident"][];
            next: string | null;
        };
        IncidentDetail: {
            version: string;
            incident: components["schemas"]["Incident"];
        };
        SummaryRow: {
            incidents: number;
            dead: components["schemas"]["Deaths"];
            category?: string;
            county?: string;
            state?: string;
            country?: string;
            sector?: string;
            segment?: string;
            actor?: string;
            year?: string;
            month?: string;
            verification?: string;
            source?: string;
        };
        Summary: {
            version: string;
            total: number;
            by: string[];
            rows: components["schemas"]["SummaryRow"][];
        };
        Region: {
            /** @enum {string} */
            kind: "country" | "state" | "county" | "sector" | "segment";
            code: string;
            name: components["schemas"]["Text"];
            parent: string | null;
            bbox: number[];
            label: number[];
            approximate: boolean;
        };
        Regions: {
            version: string;
            regions: components["schemas"]["Region"][];
        };
        Category: {
            code: string;
            label: components["schemas"]["Text"];
            rights: string[];
            guidelines: number[];
        };
        Guideline: {
            number: number;
            label: components["schemas"]["Text"];
        };
        Taxonomy: {
            version: string;
            categories: components["schemas"]["Category"][];
            actors: components["schemas"]["Label"][];
            verification: components["schemas"]["Label"][];
            source_types: components["schemas"]["Label"][];
            date_kinds: components["schemas"]["Label"][];
            guidelines: components["schemas"]["Guideline"][];
        };
        DatasetSource: {
            code: string;
            incidents: number;
            invented: boolean;
        };
        Dataset: {
            version: string;
            incidents: number;
            bounds: number[] | null;
            first: string | null;
            last: string | null;
            sources: components["schemas"]["DatasetSource"][];
            invented: boolean;
        };
        FieldError: {
            parameter: string;
            value: string;
            allowed?: string[];
            message: components["schemas"]["Text"];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance?: string;
            errors?: components["schemas"]["FieldError"][];
        };
        Bin: {
            date: string;
            incidents: number;
            dead: components["schemas"]["Deaths"];
        };
        Timeline: {
            version: string;
            total: number;
            /** @enum {string} */
            unit: "day" | "month" | "year";
            bins: components["schemas"]["Bin"][];
            imprecise: number;
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
}
