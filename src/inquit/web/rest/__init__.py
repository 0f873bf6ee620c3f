"""What the pages do, for programs: resources under `/api/v1`, in JSON."""
