"""Expression languages of BPMN files, said in trees of ours: JUEL, FEEL, plain comparisons."""
