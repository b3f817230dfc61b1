MATCH (job:Setting {name: 'job-' + $job})
SET job.done = job.done + $done, job.failed = job.failed + $failed, job.state = $state,
    job.finished_at = CASE $state WHEN 'done' THEN datetime() ELSE null END, job.touched_at = datetime()
RETURN job {.state, .total, .done, .failed, .version, .started_at, .finished_at, .touched_at} AS job
