// Generated from web/openapi.json by `npm run openapi`. Do not edit.

export interface paths {
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what and when, newest first */
        get: operations["audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/api/v1/doubles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says of a pair whether both document the same event. Of one event the public counts one record, with the strictest visibility of all */
        post: operations["doublesJudge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All reports that authors write, changed last first */
        get: operations["drafts"];
        put?: never;
        /** Saves a new report, right or wrong */
        post: operations["draftMake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One draft with its spec */
        get: operations["draft"];
        /** Saves a report over a revision */
        put: operations["draftSave"];
        post?: never;
        /** Removes a report that is not public */
        delete: operations["draftRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same report for the period that follows, compared with this one */
        post: operations["draftDuplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Builds every format on what is public now, keeps that dataset, and shows the report to the public */
        post: operations["draftPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a published report back; the draft stays */
        post: operations["draftWithdraw"];
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
                /** @description Too often; Retry-After says when to try again */
                429: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["StaffProblem"];
                    };
                };
                /** @description Busy, or not ready yet; Retry-After says when to try again */
                503: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
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
                /** @description Too often; Retry-After says when to try again */
                429: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["StaffProblem"];
                    };
                };
                /** @description Busy, or not ready yet; Retry-After says when to try again */
                503: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
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
    "/api/v1/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The filtered incidents, complete, as an Excel workbook. */
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
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
                /** @description Too often; Retry-After says when to try again */
                429: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["StaffProblem"];
                    };
                };
                /** @description Busy, or not ready yet; Retry-After says when to try again */
                503: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
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
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account, and the link by which its password is chosen */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose the password of an account by its link, and sign in */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom a link is for */
        post: operations["lookAtInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reference layers that the organisation shows beside the incidents, without what they hold. They are made of no incident and belong to no version of the dataset; `hash` is their own */
        get: operations["layers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One reference layer: figures or words by county and municipio as JSON, or things with a place as GeoJSON */
        get: operations["layer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own records of a status, in the order of entry: those of which every file and form that told of them was one's own */
        get: operations["own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own record. Notes that somebody else wrote are left out. The audit log has it */
        get: operations["ownRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Mends one's own record and hands it in again, with a reason; the same rules as for a row of a file. What it states about verification, consent and an exact place is proposed. Not where it is published or retracted */
        patch: operations["ownMend"];
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
    "/api/v1/records/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One record, complete, beside what the public sees of it. The audit log has it */
        get: operations["record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes fields, with a reason; the same rules as for a row of a file */
        patch: operations["recordEdit"];
        trace?: never;
    };
    "/api/v1/records/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a record with what changed, and the links and releases that concern it. The audit log has it */
        get: operations["recordHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that it documents the same event as another record, which was not found as a possible double. Taken back by `POST /api/v1/doubles/{id}` with the verdict `different` */
        post: operations["recordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the public would see with these decisions */
        post: operations["recordPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes a record with these decisions */
        post: operations["recordPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/retract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a record off the map; it stays in history */
        post: operations["recordRetract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a record back to whoever handed it in */
        post: operations["recordReturn"];
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
    "/api/v1/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many masked incidents wait, and when they appear */
        get: operations["release"];
        put?: never;
        /** Lets everything appear that waits */
        post: operations["releaseNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Released tables of masked incidents by age group, gender and nationality: fixed, one a state and year. No filter is taken */
        get: operations["tableReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{state}/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One release with its tables. `said` is what a table prints: a number, `<5` or `withheld` */
        get: operations["tableRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{state}/{year}.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One release as CSV: state, year, made, by, code, incidents */
        get: operations["tableReleaseCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{state}/{year}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One release with its tables. `said` is what a table prints: a number, `<5` or `withheld` */
        get: operations["tableReleaseJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Builds a report, for a preview or to be saved; it is not published */
        post: operations["reportBuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a report is. It is kept for ten minutes */
        get: operations["reportJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a spec may name: chapters, instruments, formats */
        get: operations["reportWords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A regional report of the filtered incidents as one tidy table: the days of the filter are its period, the regions its regions; without an author's words */
        get: operations["reportViewCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A regional report of the filtered incidents as regions with their figures: the days of the filter are its period, the regions its regions; without an author's words */
        get: operations["reportViewGeojson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A regional report of the filtered incidents as a web page: the days of the filter are its period, the regions its regions; without an author's words */
        get: operations["reportViewHtml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A regional report of the filtered incidents as a tagged PDF: the days of the filter are its period, the regions its regions; without an author's words */
        get: operations["reportViewPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A regional report of the filtered incidents as plain text: the days of the filter are its period, the regions its regions; without an author's words */
        get: operations["reportViewTxt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A regional report of the filtered incidents as an Excel workbook: the days of the filter are its period, the regions its regions; without an author's words */
        get: operations["reportViewXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regional reports that were published, those published last first. They belong to no version of the dataset: each names its own */
        get: operations["reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One published report */
        get: operations["report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The records of a status, in the order of entry. The audit log has it */
        get: operations["reviewQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes, returns or retracts several records: all of them, or none */
        post: operations["reviewBulk"];
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
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one's own password; all other sessions end */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Turn the codes on with a first one */
        put: operations["turnTotpOn"];
        /** A new secret for an app that makes codes; asked for only once it is turned on */
        post: operations["prepareTotp"];
        /** Turn the codes off */
        delete: operations["turnTotpOff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the organisation works */
        get: operations["settings"];
        /** Changes settings; what is left out stays. Other masks make a new dataset version */
        put: operations["settingsChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with name and password, and a code where the account asks for one */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out, here or everywhere */
        post: operations["signOut"];
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
                /** @description Busy, or not ready yet; Retry-After says when to try again */
                503: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
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
                /** @description Busy, or not ready yet; Retry-After says when to try again */
                503: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
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
    "/api/v1/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The released tables: who made each, and who or what withheld it. For reviewers */
        get: operations["tables"];
        put?: never;
        /** Makes the table of a state and a year that is over: of the masked incidents that are public now. It is never made again, and cannot be taken back, only withheld */
        post: operations["tablesMake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/withhold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withholds a released table, for good */
        post: operations["tablesWithhold"];
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
                /** @description Busy, or not ready yet; Retry-After says when to try again */
                503: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
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
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own tokens, without their secrets; for administrators everybody's */
        get: operations["tokens"];
        put?: never;
        /** Make a token that allows no more than its owner may do */
        post: operations["makeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Make a token good for nothing */
        delete: operations["revokeToken"];
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
        /** What is possible (tus 1.0.0) */
        options: operations["uploadOptionsOfOne"];
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
    "/api/v1/uploads/{id}/rejects.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The rows that would be rejected, in the file's own columns, and `error`. Nothing is stored */
        post: operations["uploadRejects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All accounts, oldest first */
        get: operations["users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Another role, which ends the sessions; or disable, which also revokes the tokens */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/api/v1/users/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take password, codes, sessions and tokens away, and make a new link */
        post: operations["resetUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all sessions of an account */
        post: operations["signUserOut"];
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
                        /** @description Seconds */
                        "Retry-After"?: number;
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
    "/report-files/{id}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a report that was built, for ten minutes. The id of the job is secret, so that a link needs no header */
        get: operations["reportJobFile"];
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
                /** @description Busy, or not ready yet; Retry-After says when to try again */
                503: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
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
                /** @description There is no such tile */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Busy, or not ready yet; Retry-After says when to try again */
                503: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
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
                /** @description There is no such tile */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Busy, or not ready yet; Retry-After says when to try again */
                503: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
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
                /** @description The answer. A cluster says its incidents by category in `categories`: a list in the order of `/api/v1/taxonomy`, without zeros at its end. */
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
                /** @description There is no such tile */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Busy, or not ready yet; Retry-After says when to try again */
                503: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
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
                /** @description There is no such tile */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Busy, or not ready yet; Retry-After says when to try again */
                503: {
                    headers: {
                        /** @description Seconds */
                        "Retry-After"?: number;
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
        AuditLog: {
            entries: {
                /** Format: date-time */
                at: string;
                seq: number;
                subject: string;
                /** @enum {string} */
                what: "sign_in" | "sign_in_failed" | "sign_out" | "password" | "totp" | "invite" | "role" | "disable" | "token" | "import" | "undo" | "view_queue" | "view_record" | "edit" | "mend" | "publish" | "return" | "retract" | "link" | "release" | "rehearse_table" | "make_table" | "withhold_table" | "add_layer" | "remove_layer" | "set_status" | "settings" | "export_private" | "subject_find" | "subject_export" | "withdraw" | "redact" | "retain" | "republish" | "keep_snapshot" | "forget_snapshot" | "publish_report" | "withdraw_report" | "rebuild_report" | "remove_report" | "rotate_key" | "backup" | "restore";
                who: string;
            }[];
            /** @description `cursor` of the next page */
            next: number | null;
            /** @description How many entries match */
            total: number;
            /** @description What was verified, where it held */
            verification: {
                /** @description Entries that were verified by now, at this request those that are new */
                entries: number;
                /** @description How many of them were verified together, from the first entry, at `whole_at`; a later change of these is found by `whole=true` only */
                whole: number;
                /** Format: date-time */
                whole_at: string;
            } | null;
            /** @description Whether no entry was changed, taken out or cut off */
            verified: boolean;
        };
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
            pair: string;
            records: components["schemas"]["QueuedRecord"][];
            verdict: string | null;
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
        Layer: {
            /** @description Classes for a map, of layers with figures */
            breaks: {
                /** @description The greatest figure of each class but the last */
                limits: number[];
                /** @enum {string} */
                method: "quantiles";
            } | null;
            /** @description Counties and municipios with a figure or a word, or features */
            count: number;
            /** @description SHA-256 of the layer, the part of its validator that counts */
            hash: string;
            id: string;
            /** @enum {string} */
            kind: "values" | "categories" | "features";
            licence: string;
            max: number | null;
            min: number | null;
            name: {
                en: string;
                es: string;
            };
            /** @description The figures count residents: rates can be made of them */
            population: boolean;
            /** @description Who made the data: a citation */
            source: string;
            /** @description Of the figures; `percent` is written as a sign */
            unit: string | null;
            /** @description The different words, of layers with words */
            words: string[] | null;
            /** @description The year that the data are of */
            year: number;
        };
        LayerFeatures: {
            features: {
                geometry: Record<string, never>;
                properties: {
                    title: string | null;
                };
                /** @enum {string} */
                type: "Feature";
            }[];
            layer: components["schemas"]["Layer"];
            /** @enum {string} */
            type: "FeatureCollection";
        };
        LayerValues: components["schemas"]["Layer"] & {
            /** @description By FIPS or CVEGEO code. A county or municipio that is not there has no figure, which is not zero */
            values: {
                [key: string]: number | string;
            };
        };
        Layers: {
            /** @description Of all layers together */
            hash: string;
            layers: components["schemas"]["Layer"][];
        };
        Link: {
            /** Format: date-time */
            expires: string;
            id: number;
            /** @description Path with the secret after `#`; shown this once, good once */
            link: string;
            name: string;
        };
        MadeToken: components["schemas"]["Token"] & {
            /** @description The token itself, shown this once */
            token: string;
        };
        OwnRecord: {
            /** @description When */
            at: string | null;
            batch: number | null;
            category: string;
            external_id: string | null;
            id: string;
            /** @description Whether it may be mended and handed in again */
            mendable: boolean;
            /** @description After a change: what is to be said about how the fields were read */
            notes?: {
                code: string;
                column: string;
                message: components["schemas"]["Text"];
                /** @enum {string} */
                severity: "reject" | "repair" | "warning";
                value: string;
            }[];
            occurred: string;
            place: {
                code?: string;
                /** @enum {string} */
                kind: "point" | "county" | "state";
                lat?: number;
                lon?: number;
            };
            proposed: components["schemas"]["Proposals"];
            /** @description Every field by its name in Spotlight's own CSV; blanks are left out */
            record: {
                [key: string]: string;
            };
            revision: number;
            source_system: string;
            status: string;
            title: string | null;
            who: string;
            /** @description Why it was returned or retracted */
            why: string | null;
        };
        OwnShort: {
            /** @description When */
            at: string | null;
            batch: number | null;
            category: string;
            external_id: string | null;
            id: string;
            /** @description Whether it may be mended and handed in again */
            mendable: boolean;
            occurred: string;
            place: {
                code?: string;
                /** @enum {string} */
                kind: "point" | "county" | "state";
                lat?: number;
                lon?: number;
            };
            proposed: components["schemas"]["Proposals"];
            revision: number;
            source_system: string;
            status: string;
            title: string | null;
            who: string;
            /** @description Why it was returned or retracted */
            why: string | null;
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
            /** @description A digest of everything that decides how the rows are read; a confirmation with it stores nothing that would be read in another way */
            reading_digest: string;
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
            code?: string;
            detail: string;
            errors?: components["schemas"]["FieldError"][];
            instance?: string;
            message?: components["schemas"]["Text"];
            /** @description What a service that is starting does: opening, publishing, reading, indexing. */
            stage?: string;
            status: number;
            title: string;
            type: string;
        };
        Proposals: {
            consent: string | null;
            verification: string | null;
            visibility: string | null;
        };
        PublishedReport: {
            /** @description Its page, on this host */
            address: string;
            /**
             * Format: date-time
             * @description When its files were made
             */
            changed_at: string;
            /** @description How to cite it */
            citation: string;
            /** @description The dataset version that it counts: SHA-256 in hexadecimal */
            dataset: string;
            /** @description None while they are made again */
            files: components["schemas"]["ReportFile"][];
            /**
             * Format: uuid
             * @description Its id, for good
             */
            id: string;
            /**
             * @description Language of the report
             * @enum {string}
             */
            language: "en" | "es";
            /** @description The name of its files */
            name: string;
            /** @description Who publishes it */
            organisation: string | null;
            /** @description A year, a month, a day, or two of them with a slash */
            period: string;
            /** @description Regions and areas in words, in its language */
            place: string;
            /**
             * Format: date-time
             * @description When it was published first
             */
            published_at: string;
            /** @description Incidents that were public then and are no longer, which the files do not count any more */
            struck: number;
            /** @description In its language */
            subtitle: string | null;
            /** @description In its language */
            title: string;
        };
        PublishedReports: {
            reports: components["schemas"]["PublishedReport"][];
        };
        QueuedRecord: {
            batch: number | null;
            category: string;
            doubles: number;
            external_id: string | null;
            id: string;
            masked: boolean;
            occurred: string;
            place: {
                code?: string;
                /** @enum {string} */
                kind: "point" | "county" | "state";
                lat?: number;
                lon?: number;
            };
            proposed: components["schemas"]["Proposals"];
            revision: number;
            source_system: string;
            status: string;
            title: string | null;
            who: string;
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
            /** @description Of a confirmation: as the preview gave it. Where the file would be read in another way now, the answer is 409 `reading_changed` */
            reading_digest?: string | null;
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
            /** @description The other sheets of a workbook that hold rows, of which nothing was read */
            unread_sheets?: {
                count: number;
                message: components["schemas"]["Text"];
                /** @description The first of them */
                names: string[];
            };
            updated: number;
        } & {
            [key: string]: unknown;
        };
        RecordHistory: {
            versions: {
                at: string;
                changes: {
                    after: string | null;
                    before: string | null;
                    field: string;
                }[];
                /** @enum {string} */
                kind: "import" | "form" | "status" | "edit" | "publish" | "return" | "retract" | "undo" | "link" | "release" | "table";
                revision: number;
                status: string;
                who: string;
                why: string | null;
            }[];
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
        Release: {
            least: number;
            next: string;
            released?: number;
            waiting: number;
        };
        ReleasedTable: {
            /** @enum {string} */
            by: "age_group" | "gender" | "nationality";
            rows: {
                /** @description A code of the attribute, ISO 3166-1 for nationality; `unknown` where it is not known */
                code: string;
                /** @description The number, where it is said */
                incidents: number | null;
                /** @description The number, `<5` (from 1 to 4) or `withheld` (at least 5) */
                said: string;
            }[];
            /** @description Whether the table as a whole is withheld: some rows of it would have told small numbers */
            withheld: boolean;
        };
        ReportArea: {
            /** @description GeoJSON of a polygon as text, in the place of corners */
            geojson?: string;
            /** @description What it is called */
            name: string;
            /** @description Longitude and latitude of each corner */
            polygon?: number[][];
        };
        ReportDraft: components["schemas"]["ReportDraftBrief"] & {
            spec: components["schemas"]["ReportSpec"];
            /** @description The same as the file that spotlight report build takes */
            toml: string;
        };
        ReportDraftBrief: {
            changed: {
                /**
                 * Format: date-time
                 * @description When it was saved
                 */
                at: string;
                /** @description By whom */
                who: string;
            };
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            language: string;
            /** @description The name of its files */
            name: string;
            period: string;
            /** @description What was published of it */
            published: {
                /** @description Its public page */
                address: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string;
                /** @description The dataset version that it counts */
                dataset: string | null;
                /** @description Which revision */
                revision: number;
                /**
                 * @description rebuilding: somebody was struck out of its dataset, and its files are made again
                 * @enum {string}
                 */
                state: "public" | "rebuilding" | "withdrawn";
                /** @description By whom */
                who: string;
            } | null;
            /** @description How often it was saved */
            revision: number;
            title: string;
        };
        ReportFile: {
            /** @description Where it is fetched, on this host */
            address: string;
            bytes: number;
            /** @description The ending of the name */
            format: string;
            /** @description Name of the file */
            name: string;
            /** @description SHA-256 in hexadecimal */
            sha256: string;
        };
        ReportIndicator: {
            /** @description What it measures */
            name: string;
            /** @description kind:code */
            region: string;
            /** @description Whose figure it is */
            source: string;
            /** @description Of what it is a number */
            unit?: string;
            value: number;
            year: number;
        };
        ReportJob: {
            /** @description Steps that are done */
            done: number;
            files: {
                /** @description Good for ten minutes */
                address: string;
                bytes: number;
                format: string;
                name: string;
            }[];
            /**
             * Format: uuid
             * @description Secret: whoever knows it may fetch the files
             */
            id: string;
            /** @description Why it failed */
            message: components["schemas"]["ReportMessage"] | null;
            /** @description Steps altogether */
            of: number;
            /**
             * @description How far it is
             * @enum {string}
             */
            state: "waiting" | "building" | "done" | "failed";
            /** @description counting, or the format that is written */
            step: string | null;
        };
        ReportMessage: {
            en: string;
            es: string;
        };
        /** @description What a report is asked for, by the names of the file (docs/report.md). What is not given has its default */
        ReportSpec: {
            area?: components["schemas"]["ReportArea"][];
            /** @description Year-month-day */
            build_date?: string;
            /** @description Identifiers of public incidents */
            cases?: string[];
            /** @description A period, preceding or none */
            comparison?: string;
            /** @description As in an address */
            filter?: string;
            finding?: components["schemas"]["ReportStatement"][];
            indicator?: components["schemas"]["ReportIndicator"][];
            /** @description Markdown */
            introduction?: string;
            /** @description en or es */
            language: string;
            /** @description Markdown */
            method?: string;
            /** @description Who publishes it */
            organisation?: string;
            /** @description A year, a month, a day, or two of them with a slash */
            period: string;
            recommendation?: components["schemas"]["ReportStatement"][];
            /** @description kind:code, or km:500-700 along the border */
            regions?: string[];
            /** @description Names of chapters */
            sections?: string[];
            /** @description A line under it */
            subtitle?: string;
            /** @description Title of the cover */
            title: string;
        };
        ReportSpecProblem: components["schemas"]["StaffProblem"] & {
            /** @description With code spec: everything that is wrong */
            errors?: {
                /** @description The line of the file */
                line: number | null;
                /** @description A sentence in the language of the report */
                message: string;
                /** @description The field, such as finding[0].articles[2]; none for the whole */
                path: string | null;
            }[];
        };
        ReportStatement: {
            /** @description Such as ICCPR 6 */
            articles?: string[];
            /** @description Codes of categories */
            categories?: string[];
            /** @description OHCHR guidelines, 1 to 10 */
            guidelines?: number[];
            /** @description kind:code */
            regions?: string[];
            /** @description Markdown */
            text: string;
            /** @description One line */
            title: string;
            /** @description Whom it is addressed to */
            to?: string;
        };
        ReportWords: {
            formats: string[];
            instruments: {
                code: string;
                name: components["schemas"]["ReportMessage"];
            }[];
            sections: string[];
        };
        ReviewQueue: {
            next: string | null;
            records: components["schemas"]["QueuedRecord"][];
            total: number;
        };
        ReviewRecord: {
            batch: number | null;
            cleared: string[];
            doubles: {
                pair: string;
                record: components["schemas"]["QueuedRecord"];
                verdict: string | null;
            }[];
            id: string;
            links: components["schemas"]["QueuedRecord"][];
            /** @description After a change: what is to be said about how the fields were read */
            notes?: {
                code: string;
                column: string;
                message: components["schemas"]["Text"];
                /** @enum {string} */
                severity: "reject" | "repair" | "warning";
                value: string;
            }[];
            own: boolean;
            place: {
                code?: string;
                /** @enum {string} */
                kind: "point" | "county" | "state";
                lat?: number;
                lon?: number;
            };
            preview: components["schemas"]["Incident"] | null;
            proposed: components["schemas"]["Proposals"];
            public: components["schemas"]["Incident"] | null;
            /** @description Fields by their names in Spotlight's own CSV; blanks are left out */
            record: {
                [key: string]: string;
            };
            revision: number;
            /** @description Whether what is public is an earlier version, which stays until this one is reviewed */
            standing: boolean;
            status: string;
            two_person: boolean;
            who: string;
            withheld: components["schemas"]["Withheld"] | null;
        };
        Session: {
            /** @enum {string} */
            by: "cookie" | "token";
            /** @description The rules of today would refuse this password */
            must_change: boolean;
            name: string;
            /** @enum {string} */
            role: "documenter" | "author" | "reviewer" | "admin";
            /** @description Whether a code is asked for at sign-in */
            totp: boolean;
        };
        Settings: {
            bounds: {
                [key: string]: {
                    coarsest: number;
                    finest: number;
                    may_keep_day: boolean;
                    usual: {
                        keeps_day: boolean;
                        resolution: number;
                    };
                };
            };
            masks: {
                [key: string]: {
                    keeps_day: boolean;
                    resolution: number;
                };
            };
            release_days: number;
            /** @description 0 keeps them for good */
            retain_drafts_days: number;
            /** @description 0 keeps them for good */
            retain_rejects_days: number;
            reviewers: number;
            two_person: string;
            two_person_now: boolean;
        };
        SignedIn: {
            /** @description The rules of today would refuse this password */
            must_change: boolean;
            name: string;
            /** @description How many people may review */
            reviewers: number;
            /** @enum {string} */
            role: "documenter" | "author" | "reviewer" | "admin";
            /** @description Whether a code is asked for */
            totp: boolean;
        };
        /** @description RFC 9457 */
        StaffProblem: {
            /** @description The batch that an upload was confirmed as */
            batch?: number;
            /** @description Why a body or an address could not be read, in the words of whoever reads it, English only */
            cause?: string;
            code: string;
            detail: string;
            message: components["schemas"]["Text"];
            receipt?: components["schemas"]["Receipt"];
            status: number;
            title: string;
            type: string;
        };
        StaffTable: {
            incidents: number | null;
            made: string;
            made_by: {
                at: string;
                who: string;
                why: string | null;
            };
            name: components["schemas"]["Text"] | null;
            state: string;
            withheld: boolean;
            withheld_by: {
                at: string;
                who: string;
                why: string | null;
            } | null;
            year: number;
        };
        StaffTableDocument: {
            incidents: number | null;
            made: string;
            name: components["schemas"]["Text"] | null;
            state: string;
            tables: components["schemas"]["ReleasedTable"][];
            withheld: boolean;
            year: number;
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
        TableRelease: {
            /** @description How many masked incidents each table divides */
            incidents: number | null;
            /** @description The day on which it was made; what became public later is not counted */
            made: string;
            name: components["schemas"]["Text"] | null;
            /** @description ISO 3166-2 code */
            state: string;
            tables: components["schemas"]["ReleasedTable"][];
            version: string;
            /** @description Whether it says nothing any more: a record that it counted may no longer be public. It is never counted again */
            withheld: boolean;
            year: number;
        };
        TableReleaseBrief: {
            /** @description How many masked incidents each table divides */
            incidents: number | null;
            /** @description The day on which it was made; what became public later is not counted */
            made: string;
            name: components["schemas"]["Text"] | null;
            /** @description ISO 3166-2 code */
            state: string;
            /** @description Whether it says nothing any more: a record that it counted may no longer be public. It is never counted again */
            withheld: boolean;
            year: number;
        };
        TableReleases: {
            releases: components["schemas"]["TableReleaseBrief"][];
            version: string;
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
        Token: {
            /** Format: date-time */
            expires: string;
            id: number;
            label: string;
            /** Format: date-time */
            made: string;
            name: string;
            /** Format: date-time */
            revoked: string | null;
            /** @enum {string} */
            role: "documenter" | "author" | "reviewer" | "admin";
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
        User: {
            disabled: boolean;
            id: number;
            /**
             * Format: date-time
             * @description Until when the link is good by which a password is chosen
             */
            invited: string | null;
            /** Format: date-time */
            last_seen: string | null;
            /** Format: date-time */
            made: string;
            name: string;
            /** @enum {string} */
            role: "documenter" | "author" | "reviewer" | "admin";
            totp: boolean;
        };
        Withheld: {
            code: string;
            message: components["schemas"]["Text"];
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
    audit: {
        parameters: {
            query?: {
                /** @description Name of a person */
                who?: string;
                /** @description Code of an act */
                what?: "sign_in" | "sign_in_failed" | "sign_out" | "password" | "totp" | "invite" | "role" | "disable" | "token" | "import" | "undo" | "view_queue" | "view_record" | "edit" | "mend" | "publish" | "return" | "retract" | "link" | "release" | "rehearse_table" | "make_table" | "withhold_table" | "add_layer" | "remove_layer" | "set_status" | "settings" | "export_private" | "subject_find" | "subject_export" | "withdraw" | "redact" | "retain" | "republish" | "keep_snapshot" | "forget_snapshot" | "publish_report" | "withdraw_report" | "rebuild_report" | "remove_report" | "rotate_key" | "backup" | "restore";
                /** @description First day, UTC */
                from?: string;
                /** @description Last day, UTC */
                to?: string;
                /** @description Entries of a page */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: number;
                /** @description Verify the log from its first entry, not only the entries that came since it was verified last */
                whole?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLog"];
                };
            };
            /** @description A value that is not possible */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `not_allowed`: the role does not allow it. `account_needed`: it takes a session, not a token. `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description An act that is none */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy with other work; see Retry-After */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
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
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
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
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
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
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
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
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy with other files; see Retry-After */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
                /** @description Only those that nobody has decided about; the only value is `true` */
                open?: boolean;
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
            /** @description What was sent cannot be read */
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
            /** @description Only for reviewers */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    doublesJudge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    verdict: "same" | "different";
                    why?: string;
                };
            };
        };
        responses: {
            /** @description What was decided, and how many pairs are open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        open: number;
                        pair: string;
                        verdict: string;
                    };
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be taken; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    drafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All drafts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        drafts: components["schemas"]["ReportDraftBrief"][];
                    };
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for authors */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    draftMake: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name of the files: a to z, digits, hyphens, at most 60 */
                    name: string;
                    spec?: components["schemas"]["ReportSpec"];
                    /** @description The file in the place of spec; comments are not kept */
                    toml?: string;
                };
            };
        };
        responses: {
            /** @description Saved */
            201: {
                headers: {
                    /** @description Its address */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDraft"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for authors */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There are as many as are kept (`too_many_reports`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Not of the shape of a spec (`spec`), or a name of files that cannot be (`name`) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReportSpecProblem"];
                };
            };
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    draft: {
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
            /** @description The draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDraft"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for authors */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    draftSave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name of the files: a to z, digits, hyphens, at most 60 */
                    name: string;
                    /** @description The revision that was seen */
                    revision: number;
                    spec?: components["schemas"]["ReportSpec"];
                    /** @description The file in the place of spec; comments are not kept */
                    toml?: string;
                };
            };
        };
        responses: {
            /** @description Saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDraft"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for authors */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Somebody saved it meanwhile (`changed`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Not of the shape of a spec (`spec`), or a name of files that cannot be (`name`) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReportSpecProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    draftRemove: {
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
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for authors */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description It is public (`published`): withdraw it first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    draftDuplicate: {
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
            /** @description Saved */
            201: {
                headers: {
                    /** @description Its address */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDraft"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for authors */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There are as many as are kept (`too_many_reports`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    draftPublish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The revision that was seen */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description It is being built */
            202: {
                headers: {
                    /** @description Where to look how far it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportJob"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for authors */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Somebody saved it meanwhile (`changed`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description It cannot be built (`spec`) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReportSpecProblem"];
                };
            };
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    draftWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The reason, for the audit log */
                    why: string;
                };
            };
        };
        responses: {
            /** @description The draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDraft"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for authors */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A reason is needed (`why_needed`) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
                /** @description Where to go on, in the same order */
                cursor?: string;
                /** @description By date, deaths or last change; with a minus the greatest first. Deaths that are not known come last either way */
                sort?: "-date" | "date" | "-dead" | "dead" | "-updated" | "updated";
                /** @description Members of one cluster, by its `cluster_id` */
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
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description No public incident has this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    role: "documenter" | "author" | "reviewer" | "admin";
                };
            };
        };
        responses: {
            /** @description The link */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `not_allowed`: the role does not allow it. `account_needed`: it takes a session, not a token. `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `name_taken`: names are never used again */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    secret: string;
                };
            };
        };
        responses: {
            /** @description Signed in; sets the cookie */
            200: {
                headers: {
                    /** @description The cookie of the session */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `bad_link`: used, replaced, expired, or never good */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `password_length`, `password_name`, `password_common` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    lookAtInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    secret: string;
                };
            };
        };
        responses: {
            /** @description Name and role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        role: "documenter" | "author" | "reviewer" | "admin";
                    };
                };
            };
            /** @description Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `bad_link` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    layers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All layers, in the order in which they were added */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Layers"];
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
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    layer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As /api/v1/layers has it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The layer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["LayerFeatures"];
                    "application/json": components["schemas"]["LayerValues"];
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
            /** @description There is no such layer */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    own: {
        parameters: {
            query?: {
                /** @description Which records; `returned` where nothing is said */
                status?: "returned" | "in_review" | "published" | "retracted";
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        records: components["schemas"]["OwnShort"][];
                        total: number;
                    };
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description No such status */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    ownRecord: {
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
            /** @description The record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRecord"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing, or it is not one's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    ownMend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Cells by the names of Spotlight's own CSV; null blanks */
                    fields?: {
                        [key: string]: string | null;
                    };
                    revision: number;
                    /** @description What was mended; kept in the history */
                    why: string;
                };
            };
        };
        responses: {
            /** @description The record as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRecord"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing, or it is not one's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Somebody changed it meanwhile (`changed`), or it is published or retracted (`wrong_status`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be taken; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
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
                    /** @description By the names of Spotlight's own CSV, and `private_notes`; `coordinates`, in any form, may stand for `lat` and `lon` */
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
                        /** @description Where its place lies, as it was read */
                        place: {
                            /** @enum {string} */
                            kind: "point";
                            lat: number;
                            lon: number;
                        } | {
                            code: string;
                            /** @enum {string} */
                            kind: "county" | "state";
                        } | null;
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
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description It is somebody else's record already; `code` is `not_own` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
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
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy with other files; see Retry-After */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    record: {
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
            /** @description The record as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRecord"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    recordEdit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields: {
                        [key: string]: string | null;
                    };
                    revision: number;
                    why?: string;
                };
            };
        };
        responses: {
            /** @description The record as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRecord"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Somebody changed it meanwhile (`changed`), its status does not allow this (`wrong_status`), or consent was withdrawn (`withdrawn`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be taken; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    recordHistory: {
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
            /** @description Oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordHistory"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    recordLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the other record, or its number in a register */
                    record: string;
                    /** @description The register of a number */
                    register?: string | null;
                    why: string;
                };
            };
        };
        responses: {
            /** @description The record as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRecord"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description No reason (`why_needed`), no such number (`no_such_number`), a number without its register (`register_needed`), or the record itself (`same_record`) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    recordPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cleared?: ("title" | "description" | "source" | "source_url")[];
                    consent?: string;
                    revision: number;
                    verification?: string;
                    visibility?: string;
                    why?: string;
                };
            };
        };
        responses: {
            /** @description The preview, or why there is none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        preview: components["schemas"]["Incident"] | null;
                        withheld: components["schemas"]["Withheld"] | null;
                    };
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be taken; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    recordPublish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cleared?: ("title" | "description" | "source" | "source_url")[];
                    consent?: string;
                    revision: number;
                    verification?: string;
                    visibility?: string;
                    why?: string;
                };
            };
        };
        responses: {
            /** @description The record as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRecord"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Somebody changed it meanwhile (`changed`), its status does not allow this (`wrong_status`), or consent was withdrawn (`withdrawn`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be taken; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    recordRetract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                    why?: string;
                };
            };
        };
        responses: {
            /** @description The record as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRecord"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Somebody changed it meanwhile (`changed`), its status does not allow this (`wrong_status`), or consent was withdrawn (`withdrawn`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be taken; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    recordReturn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                    why?: string;
                };
            };
        };
        responses: {
            /** @description The record as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRecord"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Somebody changed it meanwhile (`changed`), its status does not allow this (`wrong_status`), or consent was withdrawn (`withdrawn`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be taken; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
                /** @description longitude,latitude in degrees: only the regions that this position is in */
                at?: string;
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
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What waits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    releaseNow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was released */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Fewer wait than may appear at a time (`too_few`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    tableReleases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All releases, by state and year */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableReleases"];
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
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tableRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ISO 3166-2 code */
                state: string;
                /** @description A year that is over */
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tables */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableRelease"];
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
            /** @description No table of this state and year was released */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tableReleaseCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ISO 3166-2 code */
                state: string;
                /** @description A year that is over */
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tables */
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
            /** @description No table of this state and year was released */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tableReleaseJson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ISO 3166-2 code */
                state: string;
                /** @description A year that is over */
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tables */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableRelease"];
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
            /** @description No table of this state and year was released */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportBuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description One or more */
                    formats: string[];
                    /** @description Name of the files: a to z, digits, hyphens, at most 60 */
                    name: string;
                    spec?: components["schemas"]["ReportSpec"];
                    /** @description The file in the place of spec; comments are not kept */
                    toml?: string;
                };
            };
        };
        responses: {
            /** @description It is being built */
            202: {
                headers: {
                    /** @description Where to look how far it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportJob"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for authors */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description It cannot be built (`spec`), or a format or a name that is not known (`format`, `name`) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReportSpecProblem"];
                };
            };
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    reportJob: {
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
            /** @description The job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportJob"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for authors */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    reportWords: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Words of a spec */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportWords"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for authors */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    reportViewCsv: {
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
                /** @description Language of the report */
                lang?: "en" | "es";
                /** @description A period to compare with, preceding or none */
                comparison?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
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
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportViewGeojson: {
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
                /** @description Language of the report */
                lang?: "en" | "es";
                /** @description A period to compare with, preceding or none */
                comparison?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
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
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportViewHtml: {
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
                /** @description Language of the report */
                lang?: "en" | "es";
                /** @description A period to compare with, preceding or none */
                comparison?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
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
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportViewPdf: {
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
                /** @description Language of the report */
                lang?: "en" | "es";
                /** @description A period to compare with, preceding or none */
                comparison?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
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
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportViewTxt: {
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
                /** @description Language of the report */
                lang?: "en" | "es";
                /** @description A period to compare with, preceding or none */
                comparison?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
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
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportViewXlsx: {
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
                /** @description Language of the report */
                lang?: "en" | "es";
                /** @description A period to compare with, preceding or none */
                comparison?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All published reports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedReports"];
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
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As /api/v1/reports has it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedReport"];
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
            /** @description There is no such published report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewQueue: {
        parameters: {
            query?: {
                /** @description `in_review` where nothing is said */
                status?: string;
                /** @description Only of this category */
                category?: string;
                /** @description Only of this batch */
                batch?: number;
                /** @description Only what this person handed in */
                who?: string;
                /** @description Only those with, or without, open possible doubles */
                doubles?: boolean;
                /** @description Words in title, description, place or number */
                q?: string;
                /** @description How many at most, up to 200 */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the queue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewQueue"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be taken; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    reviewBulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "publish" | "return" | "retract";
                    consent?: string;
                    records: {
                        id: string;
                        revision: number;
                    }[];
                    verification?: string;
                    visibility?: string;
                    why?: string;
                };
            };
        };
        responses: {
            /** @description What became of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        records: {
                            id: string;
                            outcome: string;
                            status: string;
                            withheld: components["schemas"]["Withheld"] | null;
                        }[];
                    };
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Somebody changed it meanwhile (`changed`), its status does not allow this (`wrong_status`), or consent was withdrawn (`withdrawn`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be taken; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
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
            /** @description The role does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    new: string;
                    old: string;
                };
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `wrong_password`: the old password is wrong. `account_needed`, `foreign_site`: as elsewhere */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `password_length`, `password_name`, `password_common`: what is wrong with the new password */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Too many attempts failed; `Retry-After` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    turnTotpOn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Recovery codes, shown this once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recovery: string[];
                    };
                };
            };
            /** @description Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `not_allowed`: the role does not allow it. `account_needed`: it takes a session, not a token. `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `no_secret`: ask for a secret first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `wrong_code` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    prepareTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Shown this once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description base32 */
                        secret: string;
                        /** @description otpauth:// */
                        uri: string;
                    };
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `not_allowed`: the role does not allow it. `account_needed`: it takes a session, not a token. `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    turnTotpOff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Off */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `wrong_password`; or as elsewhere */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Too many attempts failed; `Retry-After` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    settingsChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    masks?: {
                        [key: string]: {
                            keeps_day: boolean;
                            resolution: number;
                        };
                    };
                    release_days?: number;
                    /** @description 0 keeps them for good */
                    retain_drafts_days?: number;
                    /** @description 0 keeps them for good */
                    retain_rejects_days?: number;
                    /** @enum {string} */
                    two_person?: "auto" | "on" | "off";
                };
            };
        };
        responses: {
            /** @description The settings now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it, or the two-person rule does not (`own_upload`) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be taken; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the app, or a recovery code */
                    code?: string;
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Signed in; sets the cookie `__Host-spotlight` */
            200: {
                headers: {
                    /** @description The cookie of the session */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `wrong_sign_in`: name or password are wrong. `code_needed`, `wrong_code`: about the code */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Too many sign-ins failed; `Retry-After` says how many seconds to wait */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    everywhere?: boolean;
                };
            };
        };
        responses: {
            /** @description The session has ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `not_allowed`: the role does not allow it. `account_needed`: it takes a session, not a token. `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tables: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All tables, by state and year */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tables: components["schemas"]["StaffTable"][];
                    };
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for reviewers */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    tablesMake: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Only to see what it would say. The audit log has it */
                    rehearse?: boolean;
                    /** @description ISO 3166-2 code, such as US-AZ or MX-SON */
                    state: string;
                    year: number;
                };
            };
        };
        responses: {
            /** @description What it would say; nothing was made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffTableDocument"];
                };
            };
            /** @description Made, and public */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffTableDocument"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for reviewers */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is one already (`table_made`), the year is not over (`year_not_over`), or too few incidents would be counted (`too_few_to_count`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description No such state (`unknown_state`) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    tablesWithhold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    state: string;
                    why: string;
                    year: number;
                };
            };
        };
        responses: {
            /** @description Withheld */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffTableDocument"];
                };
            };
            /** @description What was sent cannot be read */
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
            /** @description Only for reviewers */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description No such table */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description No reason is given */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
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
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tokens: {
        parameters: {
            query?: {
                /** @description Everybody's; has an effect for administrators only */
                all?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tokens, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tokens: components["schemas"]["Token"][];
                    };
                };
            };
            /** @description A parameter that cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `not_allowed`: the role does not allow it. `account_needed`: it takes a session, not a token. `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    makeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A day (it is good until its end, UTC) or a moment, within a year */
                    expires: string;
                    label: string;
                    /** @enum {string} */
                    role: "documenter" | "author" | "reviewer" | "admin";
                };
            };
        };
        responses: {
            /** @description The token */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            /** @description Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `beyond_owner`: the role is more than one's own. `account_needed`, `foreign_site`: as elsewhere */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was sent cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `not_allowed`: the role does not allow it. `account_needed`: it takes a session, not a token. `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such token, or it is not one's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
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
            /** @description The role does not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
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
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
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
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
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
            /** @description Tus-Resumable: 1.0.0 is missing */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    uploadOptionsOfOne: {
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
            /** @description In headers: Tus-Version, Tus-Extension, Tus-Max-Size */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
            /** @description What was sent cannot be read */
            400: {
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
            /** @description The role does not allow it */
            403: {
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
            /** @description Tus-Resumable: 1.0.0 is missing */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description What was sent cannot be read */
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
            /** @description The role does not allow it */
            403: {
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
            /** @description Tus-Resumable: 1.0.0 is missing */
            412: {
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
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description It was confirmed before, and its batch was not undone */
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
            /** @description The role does not allow it */
            403: {
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
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
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
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy with other files; see Retry-After */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
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
            /** @description The role does not allow it */
            403: {
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
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be taken; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy with other files; see Retry-After */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    uploadRejects: {
        parameters: {
            query?: {
                /** @description Language of the reasons */
                lang?: "en" | "es";
            };
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
            /** @description CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
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
            /** @description The role does not allow it */
            403: {
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
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The file is refused */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Too often; Retry-After says when to try again */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy with other files; see Retry-After */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        users: components["schemas"]["User"][];
                    };
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `not_allowed`: the role does not allow it. `account_needed`: it takes a session, not a token. `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    disabled?: boolean;
                    /** @enum {string} */
                    role?: "documenter" | "author" | "reviewer" | "admin";
                };
            };
        };
        responses: {
            /** @description The account as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `not_allowed`: the role does not allow it. `account_needed`: it takes a session, not a token. `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `last_admin`: nobody would be left to look after the accounts */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body is larger than is taken */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description The body must come as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description A value that cannot be; `code` says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    resetUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description What was sent cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `not_allowed`: the role does not allow it. `account_needed`: it takes a session, not a token. `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    signUserOut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was sent cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Nobody is signed in; `code` says why */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description `not_allowed`: the role does not allow it. `account_needed`: it takes a session, not a token. `foreign_site`: the request came from another site's page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
    reportJobFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job */
                id: string;
                /** @description The name of the file */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description What was sent cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description There is no such file, or not any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
            /** @description Busy, or not ready yet; Retry-After says when to try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaffProblem"];
                };
            };
        };
    };
}
