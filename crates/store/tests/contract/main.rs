//! The contract that every storage engine keeps: the same cases, run against each of them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod accounts;
mod ages;
mod audit;
mod batches;
mod doubles;
mod engines;
mod history;
mod kept;
mod keys;
mod layers;
mod oracle;
mod property;
mod public;
mod rehearsal;
mod reports;
mod review;
mod samples;
mod sessions;
mod snapshots;
mod status;
mod tables;
mod together;
mod tokens;
mod undo;
mod uploads;

/// Runs every case of the contract against an engine.
macro_rules! contract {
    ($engine:ty) => {
        contract!($engine: accounts {
            a_link_is_good_once_and_until_it_expires,
            a_name_is_one_accounts_for_good,
            the_first_account_is_made_only_while_there_is_no_other,
            the_last_administrator_stays_one,
            a_reset_takes_everything_that_could_be_signed_in_with,
            a_code_is_good_once_and_so_is_a_recovery_code,
            a_token_allows_no_more_than_its_owner_and_ends_with_the_account,
        });
        contract!($engine: ages {
            an_older_file_changes_nothing_that_a_newer_one_said,
            a_newer_file_that_says_the_same_makes_older_ones_older,
            a_batch_without_a_date_is_as_new_as_its_newest_incident,
            a_file_that_comes_again_takes_nothing_back,
            the_same_list_in_another_form_takes_nothing_back,
            a_day_with_its_numbers_exchanged_is_told,
            a_file_is_not_newer_for_telling_only_the_year,
            an_undone_batch_makes_nothing_older,
            a_blank_cell_of_a_newer_file_is_told_and_kept_in_history,
        });
        contract!($engine: audit {
            every_write_is_logged_and_the_chain_verifies,
            an_entry_of_the_caller_is_kept_word_for_word,
        });
        contract!($engine: batches {
            a_batch_is_seen_whole_after_its_commit_and_after_opening_again,
            nothing_is_left_of_a_batch_that_was_rolled_back,
            nothing_is_left_of_a_batch_that_was_dropped,
            a_cancelled_step_breaks_the_batch,
            the_same_file_again_changes_nothing,
            an_id_that_another_incident_has_by_chance_replaces_nothing,
            the_same_rows_in_another_order_change_nothing,
            one_edited_cell_updates_one_record,
            a_record_twice_in_a_file_is_one_record,
            a_row_without_a_number_is_known_by_what_it_documents,
            a_blank_cell_does_not_undo_a_decision,
            a_batch_that_changes_nothing_is_still_remembered,
            readers_see_the_old_state_while_a_batch_is_open,
        });
        contract!($engine: doubles {
            two_registers_that_tell_of_one_event_are_flagged_and_not_merged,
            doubles_within_one_file_are_found,
            the_index_finds_what_comparing_all_with_all_finds,
            an_undo_takes_back_what_its_batch_flagged,
            a_record_that_moves_away_is_no_double_any_more,
            a_retracted_record_is_no_double,
        });
        contract!($engine: history {
            every_version_is_kept_with_who_and_why,
            an_unknown_record_has_no_history,
        });
        contract!($engine: kept {
            rejected_rows_come_back_in_their_language_and_go_with_a_rollback,
            a_reading_is_remembered_for_its_header,
        });
        contract!($engine: keys {
            everything_reads_the_same_under_a_new_key,
            files_match_their_records_under_a_new_key,
            doubles_are_found_under_a_new_key,
            secrets_stay_good_and_sessions_end_with_the_key,
            a_head_from_before_is_still_of_this_log,
            reasons_of_acts_stay,
        });
        contract!($engine: layers {
            a_layer_is_kept_and_logged_and_the_same_again_changes_nothing,
            another_layer_of_the_same_id_takes_its_place_only_when_told,
            a_removed_layer_is_gone_and_an_unknown_one_is_named,
            layers_change_nothing_that_is_public_of_records,
            layers_outlive_another_key,
            there_are_only_so_many_layers,
        });
        contract!($engine: public {
            a_private_write_does_not_change_the_public_state,
            a_private_edit_of_a_public_record_does_not_show,
            more_than_a_block_is_cut_into_blocks,
            a_small_change_rewrites_one_block,
            republishing_gives_the_same_incidents,
            who_has_a_snapshot_is_given_what_has_changed,
        });
        contract!($engine: snapshots {
            a_snapshot_is_kept_as_it_was_whatever_comes_after,
            only_what_is_public_now_can_be_kept_and_only_so_often,
            whoever_is_no_longer_public_is_in_no_kept_snapshot,
            whoever_is_masked_more_widely_is_in_no_kept_snapshot,
            a_snapshot_that_is_forgotten_leaves_nothing,
        });
        contract!($engine: rehearsal {
            a_rehearsal_tells_what_the_batch_then_does,
            a_rehearsal_waits_for_no_writer_and_leaves_nothing,
        });
        contract!($engine: reports {
            a_draft_is_saved_over_the_revision_that_was_seen,
            a_report_is_public_until_it_is_withdrawn,
            the_files_of_a_report_go_with_whoever_is_no_longer_public,
        });
        contract!($engine: review {
            a_version_that_waits_for_review_leaves_the_older_one_public,
            an_update_that_protects_bites_at_once,
            masked_incidents_wait_until_there_are_five,
            five_in_one_act_are_released_at_once,
            a_group_shows_one_with_the_strictest_visibility,
            the_next_of_a_group_is_shown_only_if_it_may_be,
            incremental_and_republished_are_the_same,
            nobody_publishes_their_own_upload_once_two_may_review,
            a_review_is_whole_or_nothing,
            other_masks_are_another_version,
            an_edit_keeps_decisions_and_takes_ticks_of_changed_words,
            what_was_edited_here_goes_before_a_reviewer,
            any_two_records_are_linked_and_parted_again,
            a_mended_record_waits_for_review_again_and_decides_nothing,
        });
        contract!($engine: together {
            single_changes_and_a_republish_come_to_the_same_after_random_acts,
        });
        contract!($engine: sessions {
            a_session_is_known_by_its_secret_and_outlives_a_restart,
            a_change_of_password_ends_all_other_sessions,
            a_change_of_role_and_disabling_end_all_sessions,
            old_sessions_are_removed,
            failed_sign_ins_are_counted_for_every_name_and_forgotten_after_a_good_one,
        });
        contract!($engine: status {
            publishing_and_retracting_one_record_moves_the_public_blocks,
            an_import_publishes_only_what_names_a_source,
            an_import_does_not_bring_back_what_was_retracted,
            a_record_without_a_source_cannot_be_published,
            a_withheld_record_says_why,
            setting_the_status_it_has_changes_nothing,
            what_comes_for_review_is_not_public_until_it_is_reviewed,
        });
        contract!($engine: tables {
            a_table_is_made_once_and_of_a_year_that_is_over,
            a_table_counts_what_is_masked_and_public_then,
            a_table_is_withheld_when_a_record_of_it_may_not_be_public_any_more,
            what_does_not_concern_a_table_leaves_it,
            a_record_is_counted_in_one_table_at_most,
            a_withheld_table_stays_withheld,
        });
        contract!($engine: tokens {
            a_token_is_known_by_its_secret_alone,
            a_revoked_token_says_so_and_stays_revoked,
            tokens_outlive_a_restart_and_are_in_the_audit_log,
        });
        contract!($engine: undo {
            an_undone_batch_leaves_everything_as_before,
            what_was_brought_in_is_gone_but_for_its_history,
            batches_are_undone_backwards,
            an_undo_refuses_if_a_record_has_changed_since,
            an_undone_file_can_be_imported_again,
            only_batches_can_be_undone_and_only_once,
        });
        contract!($engine: uploads {
            what_was_appended_is_there_after_opening_again,
            bytes_for_another_place_or_too_many_are_refused,
            an_owner_has_only_so_many_open_uploads,
            an_upload_is_confirmed_once_and_with_its_batch,
            abandoned_uploads_are_given_up,
        });
        contract!($engine: property {
            the_store_agrees_with_a_model_after_random_acts,
        });
    };
    ($engine:ty: $area:ident { $($case:ident),+ $(,)? }) => {
        mod $area {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    crate::$area::$case(<$engine as crate::engines::Engine>::fresh().await).await;
                }
            )+
        }
    };
}

mod sqlite {
    contract!(crate::engines::Sqlite);
}
